"""Another optimizer than the one handed over makes the steps, with a rate of its own. Use the argument `optimizer`.

Caught by: test_todo
"""

import torch
from torch import nn


def train_epoch(model, optimizer, loader):
    loss_function = nn.CrossEntropyLoss()
    model.train()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
    total, count = 0.0, 0
    for x, y in loader:
        optimizer.zero_grad()
        loss = loss_function(model(x), y)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(y)
        count += len(y)
    return total / count
