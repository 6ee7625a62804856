"""The squared errors were averaged, not added up, so losses and gradients are n times too small. Ask
nn.MSELoss for reduction="sum".

Caught by: test_sgd_and_lbfgs_start_at_the_same_loss_and_go_their_own_way,
test_after_100_epochs_sgd_is_ahead_of_adam, test_each_look_of_lbfgs_sees_fresh_gradients
"""

from torch import nn


def one_update(model, optimizer, x, y):
    def closure():
        optimizer.zero_grad()
        loss = nn.MSELoss()(model(x), y)
        loss.backward()
        return loss

    return optimizer.step(closure).item()
