"""The gradients of all epochs pile up: backward adds to what is there. Call optimizer.zero_grad() first in
the closure.

Caught by: test_sgd_and_lbfgs_start_at_the_same_loss_and_go_their_own_way,
test_after_100_epochs_sgd_is_ahead_of_adam, test_seven_optimizers_each_make_their_own_updates
"""

from torch import nn


def one_update(model, optimizer, x, y):
    def closure():
        loss = nn.MSELoss(reduction="sum")(model(x), y)
        loss.backward()
        return loss

    return optimizer.step(closure).item()
