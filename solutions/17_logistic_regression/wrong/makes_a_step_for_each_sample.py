"""Each sample makes a step of its own. One epoch here is one step on all samples together.

Caught by: test_the_first_two_steps_have_the_numbers_made_by_hand,
test_each_epoch_clears_the_gradients_goes_backward_and_makes_a_step,
test_training_on_other_samples_has_the_same_losses_and_parameters
"""

import torch
from torch import nn


def train(model, x, y, rate, epochs):
    loss_function = nn.BCEWithLogitsLoss(reduction="sum")
    optimizer = torch.optim.SGD(model.parameters(), lr=rate)
    losses = []
    for _ in range(epochs):
        total = 0.0
        for hours, passed in zip(x, y.float(), strict=True):
            optimizer.zero_grad()
            loss = loss_function(model(hours), passed)
            loss.backward()
            optimizer.step()
            total += loss.item()
        losses.append(total)
    return losses
