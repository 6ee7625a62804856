"""autograd found the derivative of the sum of the squared errors. Take the mean of them before backward().

Caught by: test_autograd_finds_minus_nine_and_a_third, test_autograd_gives_the_derivative_in_double_precision
"""

import torch


def autograd_gradient(x, y, w):
    x, y = torch.tensor(to_array(x)), torch.tensor(to_array(y))  # noqa: F821
    w = torch.tensor(w, dtype=torch.float64, requires_grad=True)
    ((w * x - y) ** 2).sum().backward()
    return w.grad.item()
