"""The gradients are cleared only at the end of the step, so the first step also uses what was left over from
before. Clear before backward().

Caught by: test_each_step_clears_what_was_left_over
"""


def train_step(model, loss_function, optimizer, x, y):
    loss = loss_function(model(x), y)
    loss.backward()
    optimizer.step()
    result = loss.item()
    optimizer.zero_grad()
    return result
