"""The squared errors were averaged, not added up, so losses and gradients are n times too small. Ask
nn.MSELoss for reduction="sum".

Caught by: test_two_updates_of_sgd_have_the_losses_they_started_from,
test_two_updates_of_lbfgs_look_at_the_loss_again_and_again, test_each_update_of_sgd_uses_its_own_gradients,
test_each_look_of_lbfgs_sees_fresh_gradients
"""

from torch import nn


def one_update(model, optimizer, x, y):
    def closure():
        optimizer.zero_grad()
        loss = nn.MSELoss()(model(x), y)
        loss.backward()
        return loss

    return optimizer.step(closure).item()
