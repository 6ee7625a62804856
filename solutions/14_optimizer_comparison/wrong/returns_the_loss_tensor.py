"""The loss is still a tensor, and keeps its graph in memory. Return its number: item().

Caught by: test_two_updates_of_sgd_have_the_losses_they_started_from,
test_two_updates_of_lbfgs_look_at_the_loss_again_and_again, test_each_update_of_sgd_uses_its_own_gradients,
test_each_look_of_lbfgs_sees_fresh_gradients, test_a_fit_of_two_epochs_goes_from_44_to_20,
test_all_histories_of_a_comparison_begin_at_the_same_loss
"""

from torch import nn


def one_update(model, optimizer, x, y):
    def closure():
        optimizer.zero_grad()
        loss = nn.MSELoss(reduction="sum")(model(x), y)
        loss.backward()
        return loss

    return optimizer.step(closure)
