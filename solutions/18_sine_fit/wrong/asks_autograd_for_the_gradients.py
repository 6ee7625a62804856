"""The gradients come from backward(). This function is about the formulas: four sums of 2 e times a power of x.

Caught by: test_gradients_by_hand_are_right_for_arrays_and_tensors_without_a_loop
"""

import torch


def hand_gradients(x, y, parameters):
    x, y = torch.as_tensor(x), torch.as_tensor(y)
    a, b, c, d = tracked = [torch.tensor(float(one), dtype=torch.float64, requires_grad=True) for one in parameters]
    ((a + b * x + c * x**2 + d * x**3 - y) ** 2).sum().backward()
    return [one.grad.item() for one in tracked]
