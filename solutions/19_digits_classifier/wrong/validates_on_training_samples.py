"""Samples of the training part stand in the validation part, too: it measures what was learned by heart. Every
sample belongs to exactly one part.

Caught by: test_each_sample_is_in_one_part_with_its_own_label
"""

import torch


def prepare(images, labels, seed):
    order = torch.randperm(len(labels), generator=torch.Generator().manual_seed(seed))
    x = torch.as_tensor(images, dtype=torch.float32).reshape(len(labels), 64)[order]
    y = torch.as_tensor(labels, dtype=torch.int64)[order]
    train, validation = int(0.6 * len(y)), int(0.2 * len(y))
    x = (x - x[:train].mean()) / x[:train].std()
    return tuple(
        zip(
            (x[:train], x[:validation], x[train + validation :]),
            (y[:train], y[:validation], y[train + validation :]),
            strict=True,
        )
    )
