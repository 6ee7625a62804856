"""y was computed only once, before the loop. The first backward() frees its graph, so the second one has nothing
to go through. Compute y in each round.

Caught by: test_the_gradient_at_2_is_none_then_12_then_24, test_each_round_adds_to_the_gradient_unless_it_is_cleared
"""

import torch


def record_grads(x, clears):
    x = torch.tensor(x, dtype=torch.float64, requires_grad=True)
    grads = [None]
    y = 3 * x**2
    for clear in clears:
        if clear:
            x.grad = None
        y.backward()
        grads.append(x.grad.item())
    return grads
