"""The orders come from the random numbers that all of torch shares, so `seed` alone does not decide them. Make
a torch.Generator, seed it, and give it to the DataLoader.

Caught by: test_the_seed_decides_the_orders_and_nothing_else_does
"""

import torch
from torch.utils.data import DataLoader, TensorDataset


def make_loader(x, y, batch_size, seed):
    torch.manual_seed(seed)
    return DataLoader(TensorDataset(x, y), batch_size=batch_size, shuffle=True)
