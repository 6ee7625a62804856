"""The loss is the mean whatever the reduction is, so "sum" takes too small steps. Hand the argument to
nn.MSELoss by the name reduction (reduce is another, old argument).

Caught by: TODO
"""

import torch
from torch import nn


def train(model, x, y, reduction, rate, epochs):
    loss_function = nn.MSELoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=rate)
    losses = []
    for _ in range(epochs):
        losses.append(train_step(model, loss_function, optimizer, x, y))  # noqa: F821
    return losses
