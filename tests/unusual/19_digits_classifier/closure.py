"""step is given a closure, as LBFGS needs it."""

from torch import nn


def train_epoch(model, optimizer, loader):
    model.train()
    criterion = nn.CrossEntropyLoss()
    total = count = 0
    for x, y in loader:

        def closure(x=x, y=y):
            optimizer.zero_grad()
            loss = criterion(model(x), y)
            loss.backward()
            return loss

        total += optimizer.step(closure).item() * len(y)
        count += len(y)
    return total / count
