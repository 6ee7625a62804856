"""The parameters themselves were set to zero, and all that was learned is lost. It is the gradients that must
be cleared: p.grad.zero_().

Caught by: test_a_step_subtracts_rate_times_gradient_and_returns_the_loss_from_before,
test_the_parameters_after_100_epochs_are_the_published_ones,
test_a_step_changes_three_tensors_in_place_by_gradients_from_autograd
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
            parameter.zero_()
    return loss.item()
