"""The list holds tensors, not floats. .grad is one tensor, and backward() adds into it, so earlier entries of
the list change with it. Take the number out in each round.

Caught by: test_the_gradient_at_2_is_none_then_12_then_24, test_each_round_adds_to_the_gradient_unless_it_is_cleared
"""

import torch


def record_grads(x, clears):
    x = torch.tensor(x, dtype=torch.float64, requires_grad=True)
    grads = [None]
    for clear in clears:
        if clear:
            x.grad = None
        y = 3 * x**2
        y.backward()
        grads.append(x.grad)
    return grads
