"""line_backward left the gradients to autograd. Before function 8 you find them by hand.

Caught by: test_the_gradients_of_a_line_hold_for_any_number_of_samples
"""

import torch


def line_backward(x, y, w, b):
    w = torch.tensor(w, dtype=torch.float64, requires_grad=True)
    b = torch.tensor(b, dtype=torch.float64, requires_grad=True)
    loss = ((w * x + b - y) ** 2).mean()
    loss.backward()
    return loss.item(), w.grad.item(), b.grad.item()
