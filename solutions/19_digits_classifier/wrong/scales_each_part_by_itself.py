"""Each part was scaled by its own mean and deviation, so equal images become different ones. Scale all parts by the
two numbers of the training part.

Caught by: test_the_training_part_alone_decides_how_all_parts_are_scaled
"""

import torch


def prepare(images, labels, seed):
    order = torch.randperm(len(labels), generator=torch.Generator().manual_seed(seed))
    x = torch.as_tensor(images, dtype=torch.float32).reshape(len(labels), 64)[order]
    y = torch.as_tensor(labels, dtype=torch.int64)[order]
    train, validation = int(0.6 * len(y)), int(0.2 * len(y))
    sizes = [train, validation, len(y) - train - validation]
    parts = [(part - part.mean()) / part.std() for part in x.split(sizes)]
    return tuple(zip(parts, y.split(sizes), strict=True))
