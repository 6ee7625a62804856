"""The gradients came back as tensors. Plain numbers were asked for: parameter.grad.item().

Caught by: test_at_x_2_all_ones_have_the_gradients_24_12_6,
test_the_gradients_come_from_autograd_for_numbers_of_both_signs
"""

import torch


def gradients(x, y, values):
    w1, w2, b = tracked = [torch.tensor(value, dtype=torch.float64, requires_grad=True) for value in values]
    ((w1 * x**2 + w2 * x + b - y) ** 2).backward()
    return [parameter.grad for parameter in tracked]
