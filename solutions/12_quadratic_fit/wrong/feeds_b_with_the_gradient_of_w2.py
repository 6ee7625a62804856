"""b was moved by the gradient of w2. Each parameter has a .grad of its own.

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
        w1 -= rate * w1.grad
        b -= rate * w2.grad
        w2 -= rate * w2.grad
    w1.grad = w2.grad = b.grad = None
    return loss.item()
