"""This is the loss of the first mini-batch: the loop is left too early. Return after the loop.

Caught by: test_squared_errors_1_4_and_9_have_the_mean_14_thirds,
test_measuring_counts_each_sample_once_and_changes_nothing
"""

import torch
from torch import nn


def mean_loss(model, loader):
    with torch.no_grad():
        for x, y in loader:
            return nn.functional.mse_loss(model(x), y).item()
    return None
