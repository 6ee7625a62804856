import torch
from torch import nn


def train(model, optimizer, x, y, epochs):
    model.train()
    losses = torch.zeros(epochs, dtype=torch.float64)
    for epoch in range(epochs):
        loss = nn.BCELoss()(model(x), y)
        for group in optimizer.param_groups:
            for parameter in group["params"]:
                if parameter.grad is not None:
                    parameter.grad.detach_()
                    parameter.grad.zero_()
        loss.backward()
        losses[epoch] = loss.detach()
        optimizer.step()
    return losses.tolist()
