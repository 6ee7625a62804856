"""The two tensors like x were drawn first. Each draw moves on in the sequence, so the order decides which numbers
come: rand_like and randn_like are the last two.

Caught by: test_each_seed_gives_its_own_numbers_every_time, test_each_seed_gives_the_numbers_of_its_sequence
"""

import torch


def random_tensors(n, high, x, seed):
    torch.manual_seed(seed)
    rand_like = torch.rand_like(x)
    randn_like = torch.randn_like(x)
    rand = torch.rand(n)
    randn = torch.randn(n)
    randint = torch.randint(0, high, (n,))
    return rand, randn, randint, rand_like, randn_like
