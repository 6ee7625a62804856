"""The gradients are cleared once, before the loop: from the second epoch on, backward() adds to the old ones.
Clear them in each epoch.

Caught by: TODO
"""

import torch
from torch import nn


def train(model, x, y, reduction, rate, epochs):
    loss_function = nn.MSELoss(reduction=reduction)
    optimizer = torch.optim.SGD(model.parameters(), lr=rate)
    losses = []
    optimizer.zero_grad()
    for _ in range(epochs):
        loss = loss_function(model(x), y)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses
