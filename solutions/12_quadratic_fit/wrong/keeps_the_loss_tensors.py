"""The recorded losses are tensors, and each keeps its whole graph in memory. Take the plain number out with
item().

Caught by: test_a_step_subtracts_rate_times_gradient_and_returns_the_loss_from_before,
test_the_loss_after_1000_epochs_is_small_but_the_prediction_at_4_is_not_8,
test_a_step_changes_all_three_tensors_at_any_rate_and_returns_a_plain_number,
test_each_loss_is_the_mean_over_the_epoch_taken_before_each_update
"""

import torch


def step(x, y, parameters, rate):
    loss = sample_loss(x, y, parameters)  # noqa: F821
    loss.backward()
    with torch.no_grad():
        for parameter in parameters:
            parameter -= rate * parameter.grad
            parameter.grad = None
    return loss
