"""The gradients are cleared between backward() and step(), so step() has nothing to go by. Clear first.

Caught by: test_two_steps_go_from_w_1_to_1_28_and_to_1_4672, test_each_step_clears_what_was_left_over,
test_a_step_uses_the_loss_function_and_the_optimizer_handed_over
"""


def train_step(model, loss_function, optimizer, x, y):
    loss = loss_function(model(x), y)
    loss.backward()
    optimizer.zero_grad()
    optimizer.step()
    return loss.item()
