"""The last two tensors have n numbers. They must have the shape and dtype of x, however many numbers x has.

Caught by: test_each_seed_gives_its_own_numbers_every_time, test_each_seed_gives_the_numbers_of_its_sequence
"""

import torch


def random_tensors(n, high, x, seed):
    torch.manual_seed(seed)
    rand = torch.rand(n)
    randn = torch.randn(n)
    randint = torch.randint(0, high, (n,))
    rand_like = torch.rand(n)
    randn_like = torch.randn(n)
    return rand, randn, randint, rand_like, randn_like
