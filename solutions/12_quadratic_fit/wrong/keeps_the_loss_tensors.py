"""The recorded losses are tensors, and each keeps its whole graph in memory. Take the plain number out with
item().

Caught by: test_a_step_subtracts_rate_times_gradient_and_returns_the_loss_from_before,
test_the_first_epoch_makes_three_steps_and_the_losses_1_8_and_18,
test_a_step_changes_three_tensors_in_place_by_gradients_from_autograd,
test_each_loss_is_the_mean_over_the_epoch_taken_before_each_update
"""

import torch


def step(x, y, parameters, rate):
    w1, w2, b = parameters
    loss = (w1 * x**2 + w2 * x + b - y) ** 2
    loss.backward()
    with torch.no_grad():
        for parameter in parameters:
            parameter -= rate * parameter.grad
            parameter.grad = None
    return loss
