"""The optimizer holds the weight alone, so the bias never moves. Hand over all parameters of the model.

Caught by: TODO
"""

import torch
from torch import nn


def train(model, x, y, reduction, rate, epochs):
    loss_function = nn.MSELoss(reduction=reduction)
    optimizer = torch.optim.SGD([next(model.parameters())], lr=rate)
    losses = []
    for _ in range(epochs):
        losses.append(train_step(model, loss_function, optimizer, x, y))  # noqa: F821
    return losses
