"""The stacks came from a reshape of cat: the shapes are right, but the numbers stand in wrong places. stack with
its dimension puts the numbers of a and b side by side there.

Caught by: test_two_matrices_are_joined_in_five_ways, test_matrices_of_any_size_are_joined
"""

import torch


def join(a, b):
    n, m = a.shape
    below, beside = torch.cat((a, b), 0), torch.cat((a, b), 1)
    return below, beside, below.reshape(2, n, m), below.reshape(n, 2, m), below.reshape(n, m, 2)
