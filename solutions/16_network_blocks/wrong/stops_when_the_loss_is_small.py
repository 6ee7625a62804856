"""The loop ends when the loss is small. Run all epochs that were asked for.

Caught by: test_with_adam_the_loss_falls_in_each_of_ten_epochs
"""

from torch import nn


def train(model, optimizer, x, y, epochs):
    model.train()
    loss_function = nn.BCELoss()
    losses = []
    for _ in range(epochs):
        optimizer.zero_grad()
        loss = loss_function(model(x), y)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
        if losses[-1] < 0.05:
            break
    return losses
