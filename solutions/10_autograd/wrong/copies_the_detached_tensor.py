"""The second result is a copy, with memory of its own. detach() alone leaves the graph and keeps the memory.

Caught by: test_the_detached_tensor_shares_memory_and_the_array_does_not
"""

import torch


def outside(x):
    with torch.no_grad():
        y = 3 * x**2
    return y, x.detach().clone(), x.detach().numpy().copy()
