"""The three parts together have fewer samples than there are. The test part takes all that the first two leave.

Caught by: test_todo
"""

import torch


def prepare(images, labels, seed):
    order = torch.randperm(len(labels), generator=torch.Generator().manual_seed(seed))
    x = torch.as_tensor(images, dtype=torch.float32).reshape(len(labels), 64)[order]
    y = torch.as_tensor(labels, dtype=torch.int64)[order]
    train, validation = int(0.6 * len(y)), int(0.2 * len(y))
    x = (x - x[:train].mean()) / x[:train].std()
    cuts = (slice(train), slice(train, train + validation), slice(train + validation, train + 2 * validation))
    return tuple((x[cut], y[cut]) for cut in cuts)
