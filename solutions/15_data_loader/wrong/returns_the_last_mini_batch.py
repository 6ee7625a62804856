"""This is the loss of the last mini-batch. Collect over all of them.

Caught by: test_squared_errors_1_4_and_9_have_the_mean_14_thirds,
test_measuring_counts_each_sample_once_and_changes_nothing
"""

import torch
from torch import nn


def mean_loss(model, loader):
    for x, y in loader:
        with torch.no_grad():
            loss = nn.functional.mse_loss(model(x), y).item()
    return loss
