"""The training stopped early, because the loss looked small enough. Run all epochs: the prediction at 4 is
still off.

Caught by: test_after_100_epochs_the_prediction_at_4_is_still_off
"""

import torch
from torch import nn


def train(model, x, y, reduction, rate, epochs):
    loss_function = nn.MSELoss(reduction=reduction)
    optimizer = torch.optim.SGD(model.parameters(), lr=rate)
    losses = []
    for _ in range(epochs):
        losses.append(train_step(model, loss_function, optimizer, x, y))  # noqa: F821
        if losses[-1] < 0.5:
            break
    return losses
