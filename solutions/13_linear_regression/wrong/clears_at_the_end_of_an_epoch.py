"""The gradients are cleared at the end of each epoch, so the first one also uses what was left over from before. Clear
them before backward().

Caught by: test_a_training_runs_to_its_last_epoch_even_while_the_loss_grows
"""

import torch
from torch import nn


def train(model, x, y, reduction, rate, epochs):
    loss_function = nn.MSELoss(reduction=reduction)
    optimizer = torch.optim.SGD(model.parameters(), lr=rate)
    losses = []
    for _ in range(epochs):
        loss = loss_function(model(x), y)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
        optimizer.zero_grad()
    return losses
