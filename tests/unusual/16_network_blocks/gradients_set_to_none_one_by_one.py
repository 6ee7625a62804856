from torch import nn


def train(model, optimizer, x, y, epochs):
    model.train()
    losses = []
    for _ in range(epochs):
        for parameter in model.parameters():
            parameter.grad = None
        loss = nn.BCELoss()(model(x), y)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses
