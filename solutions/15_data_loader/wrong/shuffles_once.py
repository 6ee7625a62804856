"""The samples were mixed once, before the DataLoader, so all epochs have the same order. Let the DataLoader
draw a new order for each epoch.

Caught by: test_each_epoch_has_an_order_of_its_own
"""

import torch
from torch.utils.data import DataLoader, TensorDataset


def make_loader(x, y, batch_size, seed):
    order = torch.randperm(len(x), generator=torch.Generator().manual_seed(seed))
    return DataLoader(TensorDataset(x[order], y[order]), batch_size=batch_size)
