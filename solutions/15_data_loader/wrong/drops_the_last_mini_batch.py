"""Samples that do not fill a mini-batch are dropped (drop_last=True). Keep the smaller mini-batch.

Caught by: test_an_epoch_has_each_sample_once_in_mini_batches_of_4_4_and_2,
test_no_sample_is_lost_whatever_the_batch_size
"""

import torch
from torch.utils.data import DataLoader, TensorDataset


def make_loader(x, y, batch_size, seed):
    generator = torch.Generator().manual_seed(seed)
    return DataLoader(TensorDataset(x, y), batch_size=batch_size, shuffle=True, drop_last=True, generator=generator)
