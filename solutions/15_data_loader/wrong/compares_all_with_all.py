"""The predictions have the shape (n,), the targets (n, 1), so each prediction was compared with each target.
Leave both as columns.

Caught by: test_squared_errors_1_4_and_9_have_the_mean_14_thirds,
test_measuring_counts_each_sample_once_and_changes_nothing
"""

import torch


def mean_loss(model, loader):
    total, count = 0.0, 0
    with torch.no_grad():
        for x, y in loader:
            total += ((model(x).flatten() - y) ** 2).mean().item() * len(x)
            count += len(x)
    return total / count
