"""In the first round there is no gradient yet: .grad is None, and None has no zero_(). Clear in a way that works
for None, too, or look first.

Caught by: test_the_gradient_at_2_is_none_then_12_then_24, test_each_round_adds_to_the_gradient_unless_it_is_cleared
"""

import torch


def record_grads(x, clears):
    x = torch.tensor(x, dtype=torch.float64, requires_grad=True)
    grads = [None]
    for clear in clears:
        if clear:
            x.grad.zero_()
        y = 3 * x**2
        y.backward()
        grads.append(x.grad.item())
    return grads
