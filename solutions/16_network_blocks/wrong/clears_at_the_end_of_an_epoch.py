"""The first step went by old gradients, too: they are cleared only after a step. Clear them before backward().

Caught by: test_each_epoch_clears_goes_back_and_steps
"""

from torch import nn


def train(model, optimizer, x, y, epochs):
    model.train()
    loss_function = nn.BCELoss()
    losses = []
    for _ in range(epochs):
        loss = loss_function(model(x), y)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
        optimizer.zero_grad()
    return losses
