"""A sigmoid came before the cross-entropy, so all logits lie between 0 and 1, and the loss cannot come near 0. Give
it the logits.

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
        loss = loss_function(torch.sigmoid(model(x)), y)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(y)
        count += len(y)
    return total / count
