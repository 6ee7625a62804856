"""The second and the fifth tensor were drawn evenly between 0 and 1. The n in randn stands for the normal
distribution, which has negative numbers too.

Caught by: test_each_seed_gives_its_own_numbers_every_time, test_each_seed_gives_the_numbers_of_its_sequence
"""

import torch


def random_tensors(n, high, x, seed):
    torch.manual_seed(seed)
    rand = torch.rand(n)
    randn = torch.rand(n)
    randint = torch.randint(0, high, (n,))
    rand_like = torch.rand_like(x)
    randn_like = torch.rand_like(x)
    return rand, randn, randint, rand_like, randn_like
