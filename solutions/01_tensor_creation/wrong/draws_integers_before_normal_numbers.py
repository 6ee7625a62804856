"""The integers were drawn before the normal numbers. Each draw moves on in the sequence, so the order decides
which numbers come: rand, randn, randint, rand_like, randn_like.

Caught by: test_each_seed_gives_its_own_numbers_every_time, test_each_seed_gives_the_numbers_of_its_sequence
"""

import torch


def random_tensors(n, high, x, seed):
    torch.manual_seed(seed)
    rand = torch.rand(n)
    randint = torch.randint(0, high, (n,))
    randn = torch.randn(n)
    rand_like = torch.rand_like(x)
    randn_like = torch.randn_like(x)
    return rand, randn, randint, rand_like, randn_like
