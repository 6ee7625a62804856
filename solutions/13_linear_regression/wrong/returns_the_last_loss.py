"""Only the last loss came back. Collect one for each epoch in a list.

Caught by: TODO
"""

import torch
from torch import nn


def train(model, x, y, reduction, rate, epochs):
    loss_function = nn.MSELoss(reduction=reduction)
    optimizer = torch.optim.SGD(model.parameters(), lr=rate)
    loss = 0.0
    for _ in range(epochs):
        loss = train_step(model, loss_function, optimizer, x, y)  # noqa: F821
    return loss
