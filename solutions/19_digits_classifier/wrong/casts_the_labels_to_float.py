"""The labels became float32, and cross-entropy takes them as int64. The loader gives them as they must be: do not
convert them.

Caught by: test_todo
"""

from torch import nn


def train_epoch(model, optimizer, loader):
    loss_function = nn.CrossEntropyLoss()
    model.train()
    total, count = 0.0, 0
    for x, y in loader:
        optimizer.zero_grad()
        loss = loss_function(model(x), y.float())
        loss.backward()
        optimizer.step()
        total += loss.item() * len(y)
        count += len(y)
    return total / count
