"""The predicted class went into the loss. argmax has no gradient: give the logits to the cross-entropy.

Caught by: test_todo
"""

from torch import nn


def train_epoch(model, optimizer, loader):
    loss_function = nn.CrossEntropyLoss()
    model.train()
    total, count = 0.0, 0
    for x, y in loader:
        optimizer.zero_grad()
        loss = loss_function(model(x).argmax(dim=1).float(), y.float())
        loss.backward()
        optimizer.step()
        total += loss.item() * len(y)
        count += len(y)
    return total / count
