"""The loss was computed again after the step. Record the one that led to the step: it needs no second forward pass.

Caught by: test_todo
"""

from torch import nn


def train_epoch(model, optimizer, loader):
    loss_function = nn.CrossEntropyLoss()
    model.train()
    total, count = 0.0, 0
    for x, y in loader:
        optimizer.zero_grad()
        loss = loss_function(model(x), y)
        loss.backward()
        optimizer.step()
        total += loss_function(model(x), y).item() * len(y)
        count += len(y)
    return total / count
