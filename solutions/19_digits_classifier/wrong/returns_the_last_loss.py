"""What is returned is the loss of the last mini-batch, not that of the epoch. Add up over all mini-batches, and
divide at the end.

Caught by: test_two_steps_are_those_made_by_hand, test_the_parameters_after_two_epochs_are_right_with_any_optimizer
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
        total += loss.item() * len(y)
        count += len(y)
    return loss.item()
