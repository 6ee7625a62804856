"""step() comes before backward(), so the gradients of this loss do not exist yet when it needs them. First
backward(), then step().

Caught by: test_two_steps_by_hand_lead_to_the_same_weight_and_bias,
test_each_step_clears_what_was_left_over, test_a_step_uses_the_loss_function_and_the_optimizer_handed_over
"""


def train_step(model, loss_function, optimizer, x, y):
    optimizer.zero_grad()
    loss = loss_function(model(x), y)
    optimizer.step()
    loss.backward()
    return loss.item()
