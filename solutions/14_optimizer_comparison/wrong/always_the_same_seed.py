"""The model starts at the same place whatever the seed. Hand the argument `seed` to torch.manual_seed.

Caught by: test_the_seed_decides_where_the_model_starts,
test_each_seed_gives_its_own_start_and_always_the_same
"""

import torch
from torch import nn


def fresh_model(seed):
    torch.manual_seed(0)
    return nn.Linear(1, 1)
