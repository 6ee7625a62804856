"""These losses were computed after the step, so the one of the untrained model is missing. Record the loss
that backward() used.

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
        loss = loss_function(model(x), y.float())
        loss.backward()
        optimizer.step()
        losses.append(loss_function(model(x), y.float()).item())
    return losses
