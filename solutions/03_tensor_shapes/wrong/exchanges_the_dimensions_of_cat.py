"""cat was called along the other dimension: along 0 the matrices stand below each other and there are more rows,
along 1 beside each other.

Caught by: test_two_matrices_are_joined_in_five_ways, test_matrices_of_any_size_are_joined
"""

import torch


def join(a, b):
    pair = a, b
    return torch.cat(pair, 1), torch.cat(pair, 0), torch.stack(pair, 0), torch.stack(pair, 1), torch.stack(pair, 2)
