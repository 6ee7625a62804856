"""What is said where a result has the expected values, and other facts of it are wrong."""

OBSERVATIONS = {
    "argument_number": "argument {number}",
    "not_one_array": "What was returned must be exactly one array or tensor.",
    "result_is_a_copy": "The result is a copy: it does not share memory with {argument}. "
    "Return a view of it, which copies nothing.",
    "result_shares_memory": "The result shares memory with {argument}, so a change in one also changes the other. "
    "Return a copy.",
    "result_shares_memory_redacted": "The result shares memory with an argument, so a change in one also changes the "
    "other. Return a copy.",
    "result_is_another_object": "The result is not {argument} itself, but another object. "
    "Return the same object, not a copy or a view of it.",
    "result_untracked": "The result does not require gradients: autograd does not know how it was computed. "
    "Is there a `detach()`, `item()`, `no_grad()` or `torch.tensor(...)` on the way?",
    "result_tracked": "The result requires gradients, so autograd still follows it. Return it without its graph, "
    "for example with `detach()`.",
    "requires_grad": "a tensor that requires gradients",
    "requires_no_grad": "a tensor that does not require gradients",
    "loop_no_backward": "`backward()` is never called, so there are no gradients.",
    "loop_no_step": "No optimizer makes a step. Call `optimizer.step()` after `backward()`.",
    "loop_early_step": "The optimizer makes its first step before the first `backward()`. Compute the gradients first.",
    "loop_cut_graph": "`backward()` reaches no parameter of the model. Is there a `detach()`, `item()`, `no_grad()` or "
    "`torch.tensor(...)` between the model and the loss?",
    "loop_wiped": "The gradients are cleared between `backward()` and `step()`, so the step does not use them. "
    "Clear them before `backward()`.",
    "loop_wiped_some": "The gradient is lost between `backward()` and `step()`: {names}. Clear gradients before "
    "`backward()`.",
    "loop_wiped_some_redacted": "A gradient is lost between `backward()` and `step()`. Clear gradients before "
    "`backward()`.",
    "loop_other_model": "The optimizer holds no parameter of the model that is trained, but others. "
    "Give it the parameters of this model.",
    "loop_not_held": "No optimizer holds {names}. Give it all parameters of the model.",
    "loop_not_held_redacted": "The optimizer holds only some parameters of the model. Give it all of them.",
    "loop_not_cleared_before": "There were gradients already when `backward()` was called, and it adds to them. "
    "Clear them first.",
    "loop_never_cleared": "The gradients are not cleared from one step to the next, so `backward()` adds to old ones. "
    "Clear them in each step, before `backward()`.",
    "loop_closure": "The closure does not clear the gradients, so `backward()` adds to those of its last call. "
    "Clear them in the closure.",
    "loop_sometimes_cleared": "In {old} of {steps} steps `backward()` adds to old gradients. Clear them in each step, "
    "before `backward()`.",
    "loop_sometimes_cleared_redacted": "In some steps `backward()` adds to old gradients. Clear them in each step, "
    "before `backward()`.",
    "loop_names": "{names} and {count} more",
    "loop_no_gradient": "`backward()` brings no gradient to {names}. Does the loss depend on it?",
    "loop_no_gradient_redacted": "`backward()` brings no gradient to a parameter that the optimizer holds. Does the "
    "loss depend on it?",
    "loop_no_movement": "There is a gradient, but no step changes {names}. What is the learning rate?",
    "loop_no_movement_redacted": "There is a gradient, but no step changes a parameter. What is the learning rate?",
    "loop_steps": "Expected steps of the optimizer: {expected}. Steps that it made: {got}.",
    "loop_steps_redacted": "The optimizer makes another number of steps than it should.",
    "loop_evaluation_mode": "The model is in evaluation mode while it is trained. Call `model.train()` before.",
}
