"""Another optimizer than the one handed over makes the steps, with a rate of its own. Use the argument `optimizer`.

Caught by: test_two_steps_are_those_made_by_hand, test_three_epochs_with_the_digits_bring_the_loss_below_2,
test_the_parameters_after_two_epochs_are_right_with_any_optimizer
"""

import torch
from torch import nn


def train_epoch(model, optimizer, loader):
    loss_function = nn.CrossEntropyLoss()
    model.train()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
    total, count = 0.0, 0
    for x, y in loader:
        optimizer.zero_grad()
        loss = loss_function(model(x), y)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(y)
        count += len(y)
    return total / count
