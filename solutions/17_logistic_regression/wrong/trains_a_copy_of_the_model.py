"""A copy of the model was trained, and the one that came as an argument stays as it was. Train that one.

Caught by: test_the_first_two_steps_have_the_numbers_made_by_hand,
test_training_on_other_samples_has_the_same_losses_and_parameters
"""

import copy

import torch
from torch import nn


def train(model, x, y, rate, epochs):
    loss_function = nn.BCEWithLogitsLoss(reduction="sum")
    model = copy.deepcopy(model)
    optimizer = torch.optim.SGD(model.parameters(), lr=rate)
    losses = []
    for _ in range(epochs):
        optimizer.zero_grad()
        loss = loss_function(model(x), y.float())
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses
