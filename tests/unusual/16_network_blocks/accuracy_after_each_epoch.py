import torch
from torch import nn


@torch.no_grad()
def accuracy(model, x, y):
    model.eval()
    share = ((model(x) > 0.5).float() == y).float().mean().item()
    model.train()
    return share


def train(model, optimizer, x, y, epochs):
    model.train()
    losses, shares = [], []
    for _ in range(epochs):
        optimizer.zero_grad()
        loss = nn.BCELoss()(model(x), y)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
        shares.append(accuracy(model, x, y))
    return losses
