"""The gradients look accumulated: each backward() added to those of the samples before. Clear them after
every update, with parameter.grad = None or parameter.grad.zero_().

Caught by: test_the_parameters_after_1_100_and_1000_epochs_are_the_published_ones,
test_the_loss_after_1000_epochs_is_small_but_the_prediction_at_4_is_not_8,
test_the_history_has_the_start_and_the_parameters_after_each_epoch,
test_each_loss_is_the_mean_over_the_epoch_taken_before_each_update
"""

import torch


def step(x, y, parameters, rate):
    loss = sample_loss(x, y, parameters)  # noqa: F821
    loss.backward()
    with torch.no_grad():
        for parameter in parameters:
            parameter -= rate * parameter.grad
    return loss.item()
