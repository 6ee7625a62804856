"""Only the first mini-batch made a step: return stands inside the loop. Go through the whole loader, then return.

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
        total += loss.item() * len(y)
        count += len(y)
        return total / count
    return 0.0
