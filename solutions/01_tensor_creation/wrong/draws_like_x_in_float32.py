"""The last two tensors have the shape of x, but are float32 where x is float64. rand_like and randn_like take the
dtype from x as well.

Caught by: test_each_seed_gives_the_numbers_of_its_sequence
"""

import torch


def random_tensors(n, high, x, seed):
    torch.manual_seed(seed)
    rand = torch.rand(n)
    randn = torch.randn(n)
    randint = torch.randint(0, high, (n,))
    rand_like = torch.rand(x.shape)
    randn_like = torch.randn(x.shape)
    return rand, randn, randint, rand_like, randn_like
