"""The pixels were divided by their largest value, so they go from 0 to 1. That is a fine scale, too, but here the
training part is to have mean 0 and deviation 1.

Caught by: test_the_training_part_alone_decides_how_all_parts_are_scaled
"""

import torch


def prepare(images, labels, seed):
    order = torch.randperm(len(labels), generator=torch.Generator().manual_seed(seed))
    x = torch.as_tensor(images, dtype=torch.float32).reshape(len(labels), 64)[order]
    y = torch.as_tensor(labels, dtype=torch.int64)[order]
    train, validation = int(0.6 * len(y)), int(0.2 * len(y))
    x = x / 16
    sizes = [train, validation, len(y) - train - validation]
    return tuple(zip(x.split(sizes), y.split(sizes), strict=True))
