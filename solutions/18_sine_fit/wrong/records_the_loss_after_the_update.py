"""The losses are from after the updates. Take each one before the parameters change.

Caught by: test_two_updates_by_autograd_are_those_by_hand, test_each_loss_of_autograd_is_the_sum_before_its_update
"""

import torch


def fit_by_autograd(x, y, values, rate, steps):
    parameters = [torch.tensor(float(value), dtype=torch.float64, requires_grad=True) for value in values]
    losses = []
    for _ in range(steps):
        a, b, c, d = parameters
        error = a + b * x + c * x**2 + d * x**3 - y
        loss = (error**2).sum()
        loss.backward()
        with torch.no_grad():
            for parameter in parameters:
                parameter -= rate * parameter.grad
                parameter.grad = None
            error = a + b * x + c * x**2 + d * x**3 - y
        losses.append((error.detach() ** 2).sum().item())
    return [parameter.item() for parameter in parameters], losses
