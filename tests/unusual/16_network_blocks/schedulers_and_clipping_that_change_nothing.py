import torch
from torch import nn


def train(model, optimizer, x, y, epochs):
    scheduler = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda epoch: 1.0)
    losses = []
    model.train()
    for _ in range(epochs):
        optimizer.zero_grad(set_to_none=True)
        loss = nn.BCELoss()(model(x), y)
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), max_norm=1e9)
        optimizer.step()
        scheduler.step()
        losses.append(loss.item())
    return losses
