"""The losses were added up, and one step was made at the end. Each mini-batch makes a step of its own.

Caught by: test_todo
"""

from torch import nn


def train_epoch(model, optimizer, loader):
    model.train()
    optimizer.zero_grad()
    total, count = 0.0, 0
    for x, y in loader:
        total = total + nn.functional.cross_entropy(model(x), y, reduction="sum")
        count += len(y)
    loss = total / count
    loss.backward()
    optimizer.step()
    return loss.item()
