"""The loss is the squared error against rows of zeros and a one. That trains, too, but the cross-entropy is asked
for.

Caught by: test_todo
"""

from torch import nn


def train_epoch(model, optimizer, loader):
    model.train()
    total, count = 0.0, 0
    for x, y in loader:
        optimizer.zero_grad()
        logits = model(x)
        loss = nn.functional.mse_loss(logits, nn.functional.one_hot(y, logits.shape[1]).float())
        loss.backward()
        optimizer.step()
        total += loss.item() * len(y)
        count += len(y)
    return total / count
