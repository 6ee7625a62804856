"""The learning rate is 0.01 whatever the argument says. Hand the rate to the optimizer.

Caught by: TODO
"""

import torch
from torch import nn


def train(model, x, y, reduction, rate, epochs):
    loss_function = nn.MSELoss(reduction=reduction)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
    losses = []
    for _ in range(epochs):
        losses.append(train_step(model, loss_function, optimizer, x, y))  # noqa: F821
    return losses
