"""The last mini-batch, which is smaller, was left out. Its samples count, too.

Caught by: test_todo
"""

from torch import nn


def train_epoch(model, optimizer, loader):
    loss_function = nn.CrossEntropyLoss()
    model.train()
    total, count = 0.0, 0
    for x, y in list(loader)[:-1]:
        optimizer.zero_grad()
        loss = loss_function(model(x), y)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(y)
        count += len(y)
    return total / count
