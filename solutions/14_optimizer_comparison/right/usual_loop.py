"""The usual four lines for seven optimizers, a closure for LBFGS only, and the loss written out."""

import torch
from torch import nn  # noqa: F401


def column(values):
    return torch.tensor([[float(value)] for value in values])


def one_update(model, optimizer, x, y):
    def gradients():
        optimizer.zero_grad()
        loss = ((model(x) - y) ** 2).sum()
        loss.backward()
        return loss

    if isinstance(optimizer, torch.optim.LBFGS):
        return float(optimizer.step(gradients).detach())
    loss = gradients()
    optimizer.step()
    return float(loss.detach())


def best_optimizer(histories):
    best = None
    for name, losses in histories.items():
        if best is None or losses[-1] < histories[best][-1]:
            best = name
    return best
