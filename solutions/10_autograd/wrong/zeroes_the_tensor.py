"""To clear, x itself was set to zero, and its gradient was left as it was. It is the gradient that must be
cleared.

Caught by: test_the_gradient_at_2_is_none_then_12_then_24, test_each_round_adds_to_the_gradient_unless_it_is_cleared
"""

import torch


def record_grads(x, clears):
    x = torch.tensor(x, dtype=torch.float64, requires_grad=True)
    grads = [None]
    for clear in clears:
        if clear:
            x.data.zero_()
        y = 3 * x**2
        y.backward()
        grads.append(x.grad.item())
    return grads
