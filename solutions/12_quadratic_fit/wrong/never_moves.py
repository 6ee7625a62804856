"""The parameters did not move. Either the gradients were cleared between backward() and the update, or the
update gave the name to a new tensor (p = p - ...). Clear after the update, and change the tensor itself (p
-= ...).

Caught by: test_a_step_subtracts_rate_times_gradient_and_returns_the_loss_from_before,
test_the_parameters_after_1_100_and_1000_epochs_are_the_published_ones,
test_the_loss_after_1000_epochs_is_small_but_the_prediction_at_4_is_not_8,
test_a_step_changes_all_three_tensors_at_any_rate_and_returns_a_plain_number,
test_the_history_has_the_start_and_the_parameters_after_each_epoch,
test_each_loss_is_the_mean_over_the_epoch_taken_before_each_update
"""

import torch


def step(x, y, parameters, rate):
    loss = sample_loss(x, y, parameters)  # noqa: F821
    loss.backward()
    with torch.no_grad():
        for parameter in parameters:
            parameter.grad.zero_()
            parameter -= rate * parameter.grad
    return loss.item()
