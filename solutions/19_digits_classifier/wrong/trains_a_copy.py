"""The loop works with a copy of the model, but the optimizer holds the parameters of the original, which get no
gradients. Use the model that was handed over.

Caught by: test_todo
"""

import copy

from torch import nn


def train_epoch(model, optimizer, loader):
    loss_function = nn.CrossEntropyLoss()
    model = copy.deepcopy(model)
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
