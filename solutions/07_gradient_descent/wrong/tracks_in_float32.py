"""autograd worked with the few digits of float32. torch.tensor(1.1) is float32: give the weight
dtype=torch.float64, and the data, too.

Caught by: test_autograd_gives_the_derivative_in_double_precision
"""

import torch


def autograd_gradient(x, y, w):
    x, y = torch.tensor(to_array(x)), torch.tensor(to_array(y))  # noqa: F821
    w = torch.tensor(w, requires_grad=True)
    ((w * x - y) ** 2).mean().backward()
    return w.grad.item()
