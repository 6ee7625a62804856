"""The generator is seeded with a fixed number, not with the argument seed: every seed gives the same numbers.

Caught by: test_each_seed_gives_its_own_numbers_every_time, test_each_seed_gives_the_numbers_of_its_sequence
"""

import torch


def random_tensors(n, high, x, seed):
    torch.manual_seed(0)
    rand = torch.rand(n)
    randn = torch.randn(n)
    randint = torch.randint(0, high, (n,))
    rand_like = torch.rand_like(x)
    randn_like = torch.randn_like(x)
    return rand, randn, randint, rand_like, randn_like
