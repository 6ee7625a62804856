"""The generator was seeded again before each draw, so each tensor starts at the same place of the sequence: rand
and rand_like begin with the same numbers. Seed once.

Caught by: test_each_seed_gives_its_own_numbers_every_time, test_each_seed_gives_the_numbers_of_its_sequence
"""

import torch


def random_tensors(n, high, x, seed):
    torch.manual_seed(seed)
    rand = torch.rand(n)
    torch.manual_seed(seed)
    randn = torch.randn(n)
    torch.manual_seed(seed)
    randint = torch.randint(0, high, (n,))
    torch.manual_seed(seed)
    rand_like = torch.rand_like(x)
    torch.manual_seed(seed)
    randn_like = torch.randn_like(x)
    return rand, randn, randint, rand_like, randn_like
