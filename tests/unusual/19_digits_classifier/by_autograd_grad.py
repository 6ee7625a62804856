"""The gradients come from torch.autograd.grad and are put into .grad."""

import torch
from torch import nn


def train_epoch(model, optimizer, loader):
    model.train()
    parameters = list(model.parameters())
    weighted, sizes = [], []
    for x, y in loader:
        loss = nn.functional.cross_entropy(model(x), y)
        for parameter, gradient in zip(parameters, torch.autograd.grad(loss, parameters), strict=True):
            parameter.grad = gradient
        optimizer.step()
        weighted.append(loss.item() * len(y))
        sizes.append(len(y))
    return sum(weighted) / sum(sizes)
