"""Each loss was computed after its update, so the loss of the untrained model is missing. Record what
step(closure) returns: the loss before the update.

Caught by: test_sgd_and_lbfgs_start_at_the_same_loss_and_go_their_own_way,
test_after_100_epochs_sgd_is_ahead_of_adam, test_seven_optimizers_each_make_their_own_updates
"""

from torch import nn


def one_update(model, optimizer, x, y):
    loss_function = nn.MSELoss(reduction="sum")

    def closure():
        optimizer.zero_grad()
        loss = loss_function(model(x), y)
        loss.backward()
        return loss

    optimizer.step(closure)
    return loss_function(model(x), y).item()
