"""LBFGS cannot make a step alone: it has to compute the loss again and again. Put zero_grad, the loss and
backward into a function that returns the loss, and hand it over: optimizer.step(closure).

Caught by: test_two_updates_of_lbfgs_look_at_the_loss_again_and_again,
test_each_look_of_lbfgs_sees_fresh_gradients
"""

from torch import nn


def one_update(model, optimizer, x, y):
    optimizer.zero_grad()
    loss = nn.MSELoss(reduction="sum")(model(x), y)
    loss.backward()
    optimizer.step()
    return loss.item()
