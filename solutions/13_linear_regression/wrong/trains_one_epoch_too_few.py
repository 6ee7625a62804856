"""One epoch is missing. range(1, epochs) has epochs - 1 members.

Caught by: TODO
"""

import torch
from torch import nn


def train(model, x, y, reduction, rate, epochs):
    loss_function = nn.MSELoss(reduction=reduction)
    optimizer = torch.optim.SGD(model.parameters(), lr=rate)
    losses = []
    for _ in range(1, epochs):
        losses.append(train_step(model, loss_function, optimizer, x, y))  # noqa: F821
    return losses
