"""A new model was trained, and the one that was handed over stays as it was. Use the argument.

Caught by: TODO
"""

import torch
from torch import nn


def train(model, x, y, reduction, rate, epochs):
    loss_function = nn.MSELoss(reduction=reduction)
    model = LinearModel()  # noqa: F821
    optimizer = torch.optim.SGD(model.parameters(), lr=rate)
    losses = []
    for _ in range(epochs):
        losses.append(train_step(model, loss_function, optimizer, x, y))  # noqa: F821
    return losses
