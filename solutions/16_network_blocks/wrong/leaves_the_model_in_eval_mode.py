"""The model was trained in eval mode: its Dropout, if it has one, did nothing. Call model.train() before the
loop.

Caught by: test_each_epoch_clears_goes_back_and_steps
"""

from torch import nn


def train(model, optimizer, x, y, epochs):
    loss_function = nn.BCELoss()
    losses = []
    for _ in range(epochs):
        optimizer.zero_grad()
        loss = loss_function(model(x), y)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses
