"""Each mini-batch counts alike, although the last is smaller, so its samples count too much. Weigh each loss by its
number of samples.

Caught by: test_the_parameters_after_two_epochs_are_right_with_any_optimizer
"""

from torch import nn


def train_epoch(model, optimizer, loader):
    loss_function = nn.CrossEntropyLoss()
    model.train()
    total, count = 0.0, 0
    for x, y in loader:
        optimizer.zero_grad()
        loss = loss_function(model(x), y)
        loss.backward()
        optimizer.step()
        total += loss.item()
        count += 1
    return total / count
