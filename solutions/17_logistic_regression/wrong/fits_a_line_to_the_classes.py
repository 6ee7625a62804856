"""The training fits the line z itself to 0 and 1, with a squared error. Use the binary cross-entropy, with
the sigmoid in it.

Caught by: test_the_first_two_steps_have_the_numbers_made_by_hand,
test_training_on_other_samples_has_the_same_losses_and_parameters
"""

import torch
from torch import nn


def train(model, x, y, rate, epochs):
    loss_function = nn.MSELoss(reduction="sum")
    optimizer = torch.optim.SGD(model.parameters(), lr=rate)
    losses = []
    for _ in range(epochs):
        optimizer.zero_grad()
        loss = loss_function(model(x), y.float())
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses
