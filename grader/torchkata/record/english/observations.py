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
}
