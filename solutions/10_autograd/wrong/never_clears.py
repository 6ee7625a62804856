"""The gradient grows even where clears says True: nothing clears it, and each backward() adds to what is there.
Look at each value of clears at the start of its round.

Caught by: test_the_gradient_at_2_is_none_then_12_then_24, test_each_round_adds_to_the_gradient_unless_it_is_cleared
"""

import torch


def record_grads(x, clears):
    x = torch.tensor(x, dtype=torch.float64, requires_grad=True)
    grads = [None]
    for _ in clears:
        y = 3 * x**2
        y.backward()
        grads.append(x.grad.item())
    return grads
