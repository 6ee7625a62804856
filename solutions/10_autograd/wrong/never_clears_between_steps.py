"""From the second step on, x moves too far: the gradients of all earlier steps are still in .grad, and
backward() added to them. Clear the gradient in each step.

Caught by: test_a_thousand_steps_from_10_end_very_near_0, test_each_step_uses_only_its_own_gradient,
test_the_steps_change_the_tensor_itself
"""

import torch


def minimize(x, rate, steps):
    losses = []
    for _ in range(steps):
        loss = x**2 + 20
        loss.backward()
        losses.append(loss.item())
        with torch.no_grad():
            x -= rate * x.grad
    return losses
