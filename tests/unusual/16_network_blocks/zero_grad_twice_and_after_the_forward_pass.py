from torch import nn


def train(model, optimizer, x, y, epochs):
    model.train()
    losses = list()
    for _ in range(int(epochs)):
        model.zero_grad()
        outputs = model(x)
        loss = nn.BCELoss()(outputs, y)
        optimizer.zero_grad(set_to_none=False)
        loss.backward()
        optimizer.step()
        losses += [round(loss.item(), 12)]
    return losses
