"""The third result was made from a Python list, so torch chose its dtype anew, and float64 became float32. Copy
inside of torch: then the dtype stays.

Caught by: test_matrices_of_any_size_are_flattened
"""

import torch


def flatten(x):
    return x.view(-1), x.T, torch.tensor(x.T.tolist()).view(-1)
