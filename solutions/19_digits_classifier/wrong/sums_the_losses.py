"""The losses of the samples were summed, so each step is as many times larger as the mini-batch has samples. Adam
hides it, SGD does not: take the mean.

Caught by: test_three_epochs_with_the_digits_bring_the_loss_below_2,
test_the_parameters_after_two_epochs_are_right_with_any_optimizer
"""

from torch import nn


def train_epoch(model, optimizer, loader):
    loss_function = nn.CrossEntropyLoss(reduction="sum")
    model.train()
    total, count = 0.0, 0
    for x, y in loader:
        optimizer.zero_grad()
        loss = loss_function(model(x), y)
        loss.backward()
        optimizer.step()
        total += loss.item()
        count += len(y)
    return total / count
