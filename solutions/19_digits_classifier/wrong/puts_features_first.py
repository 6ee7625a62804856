"""The images stand as columns: 64 rows, and a column for each sample. Here dimension 0 is the sample, dimension 1
the feature.

Caught by: test_todo
"""

import torch


def prepare(images, labels, seed):
    order = torch.randperm(len(labels), generator=torch.Generator().manual_seed(seed))
    x = torch.as_tensor(images, dtype=torch.float32).reshape(len(labels), 64)[order]
    y = torch.as_tensor(labels, dtype=torch.int64)[order]
    train, validation = int(0.6 * len(y)), int(0.2 * len(y))
    x = (x - x[:train].mean()) / x[:train].std()
    sizes = [train, validation, len(y) - train - validation]
    return tuple((part.T, y_part) for part, y_part in zip(x.split(sizes), y.split(sizes), strict=True))
