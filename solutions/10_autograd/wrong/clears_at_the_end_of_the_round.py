"""The gradient is cleared at the end of the round, so the next round starts anew. True means: clear at the start
of this round.

Caught by: test_the_gradient_at_2_is_none_then_12_then_24, test_each_round_adds_to_the_gradient_unless_it_is_cleared
"""

import torch


def record_grads(x, clears):
    x = torch.tensor(x, dtype=torch.float64, requires_grad=True)
    grads = [None]
    for clear in clears:
        y = 3 * x**2
        y.backward()
        grads.append(x.grad.item())
        if clear:
            x.grad = None
    return grads
