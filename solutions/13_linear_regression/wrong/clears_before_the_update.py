"""The gradients are cleared between backward() and step(), so step() has nothing to go by. Clear first.

Caught by: test_two_steps_by_hand_lead_to_the_same_weight_and_bias,
test_each_step_clears_what_was_left_over, test_a_step_uses_the_loss_function_and_the_optimizer_handed_over
"""


def train_step(model, loss_function, optimizer, x, y):
    loss = loss_function(model(x), y)
    loss.backward()
    optimizer.zero_grad()
    optimizer.step()
    return loss.item()
