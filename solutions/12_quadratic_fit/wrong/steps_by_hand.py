"""The step is right, but its gradients were worked out by hand. Call backward() on the loss and use the .grad
of each parameter: that works for every model.

Caught by: test_a_step_changes_three_tensors_in_place_by_gradients_from_autograd
"""

import torch


def step(x, y, parameters, rate):
    with torch.no_grad():
        w1, w2, b = parameters
        error = w1 * x**2 + w2 * x + b - y
        w1 -= rate * 2 * error * x**2
        w2 -= rate * 2 * error * x
        b -= rate * 2 * error
        return (error**2).item()
