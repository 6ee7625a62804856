"""backward() is never called, so there are no gradients to go by. Call it on the loss, before step().

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
        optimizer.step()
        total += loss.item() * len(y)
        count += len(y)
    return total / count
