"""The gradient came back as a tensor. Return a float: put .item() behind it, or compute with NumPy arrays.

Caught by: test_the_gradient_at_weight_one_is_minus_nine_and_a_third,
test_the_gradient_is_the_mean_over_any_number_and_kind_of_samples
"""

import torch


def gradient(x, y, w):
    x, y = torch.tensor(to_array(x)), torch.tensor(to_array(y))  # noqa: F821
    return (2 * x * (w * x - y)).mean()
