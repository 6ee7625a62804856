"""Some samples come twice in an epoch and others never, because each is drawn from all. Shuffle in place of
that: each comes once.

Caught by: test_an_epoch_has_each_sample_once_in_mini_batches_of_4_4_and_2,
test_no_sample_is_lost_whatever_the_batch_size
"""

import torch
from torch.utils.data import DataLoader, RandomSampler, TensorDataset


def make_loader(x, y, batch_size, seed):
    dataset = TensorDataset(x, y)
    generator = torch.Generator().manual_seed(seed)
    sampler = RandomSampler(dataset, replacement=True, generator=generator)
    return DataLoader(dataset, batch_size=batch_size, sampler=sampler)
