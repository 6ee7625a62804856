"""b is never changed. All three parameters take part in the step.

Caught by: test_a_step_subtracts_rate_times_gradient_and_returns_the_loss_from_before,
test_the_parameters_after_1_100_and_1000_epochs_are_the_published_ones,
test_a_step_changes_all_three_tensors_at_any_rate_and_returns_a_plain_number,
test_the_history_has_the_start_and_the_parameters_after_each_epoch
"""

import torch


def step(x, y, parameters, rate):
    loss = sample_loss(x, y, parameters)  # noqa: F821
    loss.backward()
    with torch.no_grad():
        for parameter in parameters[:2]:
            parameter -= rate * parameter.grad
            parameter.grad = None
    return loss.item()
