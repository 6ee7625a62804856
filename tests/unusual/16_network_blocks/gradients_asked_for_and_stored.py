import torch
from torch import nn


def train(model, optimizer, x, y, epochs):
    model.train()
    parameters, losses = list(model.parameters()), []
    for _ in range(epochs):
        loss = nn.BCELoss()(model(x), y)
        for parameter, gradient in zip(parameters, torch.autograd.grad(loss, parameters), strict=True):
            parameter.grad = gradient
        optimizer.step()
        losses.append(loss.item())
    return losses
