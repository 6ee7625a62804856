import torch
from torch import nn


def train(model, optimizer, x, y, epochs):
    model.train()
    losses = []
    for _ in range(epochs):
        optimizer.zero_grad()
        loss = nn.BCELoss()(model(x), y)
        torch.autograd.backward([loss], [torch.ones_like(loss)])
        optimizer.step()
        losses.append(loss.item())
    return losses
