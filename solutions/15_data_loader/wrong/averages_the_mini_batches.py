"""This is the mean of the mini-batches' losses, in which a small last mini-batch counts as much as a full one.
Each sample must count once.

Caught by: test_squared_errors_1_4_and_9_have_the_mean_14_thirds,
test_measuring_counts_each_sample_once_and_changes_nothing
"""

import torch
from torch import nn


def mean_loss(model, loader):
    with torch.no_grad():
        losses = [nn.functional.mse_loss(model(x), y).item() for x, y in loader]
    return sum(losses) / len(losses)
