"""The targets are -1 and 1. This loss takes the classes as they are: 0 and 1.

Caught by: test_the_first_two_steps_have_the_numbers_made_by_hand,
test_training_on_other_samples_has_the_same_losses_and_parameters
"""

import torch
from torch import nn


def train(model, x, y, rate, epochs):
    loss_function = nn.BCEWithLogitsLoss(reduction="sum")
    optimizer = torch.optim.SGD(model.parameters(), lr=rate)
    losses = []
    for _ in range(epochs):
        optimizer.zero_grad()
        loss = loss_function(model(x), 2 * y.float() - 1)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses
