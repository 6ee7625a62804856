"""The gradient grows even if clear is True: nothing clears it, and each backward() adds to what is there. Look
at clear at the start of each round.

Caught by: test_the_gradient_at_2_is_none_then_12_then_24, test_each_round_adds_to_the_gradient_unless_it_is_cleared
"""

import torch


def record_grads(x, rounds, clear):
    x = torch.tensor(x, dtype=torch.float64, requires_grad=True)
    grads = [None]
    for _ in range(rounds):
        y = 3 * x**2
        y.backward()
        grads.append(x.grad.item())
    return grads
