"""The forward pass runs under torch.no_grad(), so there is no graph to go back along. Only an evaluation runs
without.

Caught by: test_todo
"""

import torch
from torch import nn


def train_epoch(model, optimizer, loader):
    loss_function = nn.CrossEntropyLoss()
    model.train()
    total, count = 0.0, 0
    for x, y in loader:
        optimizer.zero_grad()
        with torch.no_grad():
            loss = loss_function(model(x), y)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(y)
        count += len(y)
    return total / count
