"""reshape(64, -1) cuts the images into 64 pieces, and turning that round does not put them together again: a row has
pixels of many images. Keep the samples first, one row for each.

Caught by: test_todo
"""

import torch


def prepare(images, labels, seed):
    order = torch.randperm(len(labels), generator=torch.Generator().manual_seed(seed))
    x = torch.as_tensor(images, dtype=torch.float32).reshape(64, -1).T[order]
    y = torch.as_tensor(labels, dtype=torch.int64)[order]
    train, validation = int(0.6 * len(y)), int(0.2 * len(y))
    x = (x - x[:train].mean()) / x[:train].std()
    sizes = [train, validation, len(y) - train - validation]
    return tuple(zip(x.split(sizes), y.split(sizes), strict=True))
