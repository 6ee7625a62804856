"""The gradient of a sample came back as a tensor. Return a float: compute with the numbers themselves, or use
.item().

Caught by: test_the_gradient_of_one_sample_is_the_one_by_hand,
test_the_gradient_is_right_for_any_sample_and_weight
"""

import torch


def sample_gradient(x, y, w):
    weight = torch.tensor(w, dtype=torch.float64, requires_grad=True)
    ((weight * x - y) ** 2).backward()
    return weight.grad
