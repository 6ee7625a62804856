"""This loss was computed after the update, so the loss of the untrained model is missing. Return what
step(closure) returns: the loss before the update.

Caught by: test_two_updates_of_sgd_have_the_losses_they_started_from,
test_two_updates_of_lbfgs_look_at_the_loss_again_and_again, test_each_update_of_sgd_uses_its_own_gradients,
test_each_look_of_lbfgs_sees_fresh_gradients
"""

from torch import nn


def one_update(model, optimizer, x, y):
    def closure():
        optimizer.zero_grad()
        loss = nn.MSELoss(reduction="sum")(model(x), y)
        loss.backward()
        return loss

    optimizer.step(closure)
    return nn.MSELoss(reduction="sum")(model(x), y).item()
