"""Measuring has left gradients in the model: backward() belongs into the training. Only compute the loss.

Caught by: test_measuring_counts_each_sample_once_and_changes_nothing
"""

from torch import nn


def mean_loss(model, loader):
    total, count = 0.0, 0
    for x, y in loader:
        loss = nn.functional.mse_loss(model(x), y, reduction="sum")
        loss.backward()
        total += loss.item()
        count += len(x)
    return total / count
