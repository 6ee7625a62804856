"""The loss is the sum whatever the reduction is, so "mean" takes too large steps. Hand the argument to
nn.MSELoss.

Caught by: TODO
"""

import torch
from torch import nn


def train(model, x, y, reduction, rate, epochs):
    loss_function = nn.MSELoss(reduction="sum")
    optimizer = torch.optim.SGD(model.parameters(), lr=rate)
    losses = []
    for _ in range(epochs):
        losses.append(train_step(model, loss_function, optimizer, x, y))  # noqa: F821
    return losses
