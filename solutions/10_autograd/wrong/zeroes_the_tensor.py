"""clear set x itself to zero, and left its gradient as it was. It is the gradient that must be cleared.

Caught by: test_the_gradient_at_2_is_none_then_12_then_24, test_each_round_adds_to_the_gradient_unless_it_is_cleared
"""

import torch


def record_grads(x, rounds, clear):
    x = torch.tensor(x, dtype=torch.float64, requires_grad=True)
    grads = [None]
    for _ in range(rounds):
        if clear:
            x.data.zero_()
        y = 3 * x**2
        y.backward()
        grads.append(x.grad.item())
    return grads
