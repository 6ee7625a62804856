"""Each loss is the one after its step. Record the loss from which the gradient came.

Caught by: test_a_thousand_steps_from_10_end_very_near_0, test_each_step_uses_only_its_own_gradient
"""

import torch


def minimize(x, rate, steps):
    losses = []
    for _ in range(steps):
        (x**2 + 20).backward()
        with torch.no_grad():
            x -= rate * x.grad
        x.grad = None
        losses.append((x**2 + 20).item())
    return losses
