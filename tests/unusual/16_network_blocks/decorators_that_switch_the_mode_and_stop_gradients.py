import functools

import torch
from torch import nn


def evaluating(function):
    @functools.wraps(function)
    def wrapped(block, *rest):
        modes = {module: module.training for module in block.modules()}
        block.eval()
        try:
            return function(block, *rest)
        finally:
            for module, mode in modes.items():
                module.training = mode

    return wrapped


def timed(function):
    @functools.wraps(function)
    def wrapped(*args, **named):
        wrapped.calls = getattr(wrapped, "calls", 0) + 1
        return function(*args, **named)

    return wrapped


@evaluating
@torch.no_grad()
def dead_rows(block, x):
    return torch.logical_not(block(x).bool().any(dim=0))


@timed
def train(model, optimizer, x, y, epochs):
    model.train()
    loss_function = nn.BCELoss()
    losses = []
    for _ in range(epochs):
        loss = loss_function(model(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses
