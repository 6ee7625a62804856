"""The parameters were set to zero, not the gradients. Only the gradients must go before each backward().

Caught by: test_todo
"""

import torch
from torch import nn


def train_epoch(model, optimizer, loader):
    loss_function = nn.CrossEntropyLoss()
    model.train()
    total, count = 0.0, 0
    for x, y in loader:
        with torch.no_grad():
            for parameter in model.parameters():
                parameter.zero_()
        loss = loss_function(model(x), y)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(y)
        count += len(y)
    return total / count
