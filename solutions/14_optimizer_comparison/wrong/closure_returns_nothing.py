"""The closure returns None, so step has no loss to give back (and LBFGS none to work with). End it with:
return loss.

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

    return optimizer.step(closure).item()
