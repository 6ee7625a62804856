"""The array shares the memory of x: numpy() copies nothing. If somebody writes into the array, x changes. Make a
copy.

Caught by: test_the_detached_tensor_shares_memory_and_the_array_does_not
"""

import torch


def outside(x):
    with torch.no_grad():
        y = 3 * x**2
    return y, x.detach(), x.detach().numpy()
