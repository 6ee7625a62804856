from torch import nn


def train(model, optimizer, x, y, epochs):
    model.train()
    loss_function = nn.BCELoss()

    def closure():
        optimizer.zero_grad()
        loss = loss_function(model(x), y)
        loss.backward()
        return loss

    return [optimizer.step(closure).item() for _ in range(epochs)]
