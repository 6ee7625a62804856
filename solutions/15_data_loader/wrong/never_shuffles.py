"""Every epoch has the samples in the same order, that of the data. Ask the DataLoader to shuffle.

Caught by: test_each_epoch_has_an_order_of_its_own, test_the_seed_decides_the_orders_and_nothing_else_does
"""

import torch
from torch.utils.data import DataLoader, TensorDataset


def make_loader(x, y, batch_size, seed):
    generator = torch.Generator().manual_seed(seed)
    return DataLoader(TensorDataset(x, y), batch_size=batch_size, generator=generator)
