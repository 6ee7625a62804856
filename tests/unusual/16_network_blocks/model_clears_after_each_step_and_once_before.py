from torch import nn


def train(model, optimizer, x, y, epochs):
    criterion, losses = nn.BCELoss(), []
    model.train()
    model.zero_grad()
    for _ in range(epochs):
        prediction = model(x)
        error = criterion(prediction, y)
        losses.append(error.detach().cpu().numpy().tolist())
        error.backward()
        optimizer.step()
        model.zero_grad(set_to_none=False)
    return losses
