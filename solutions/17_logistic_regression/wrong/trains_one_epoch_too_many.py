"""There is one epoch too many. `range(epochs)` has as many turns as were asked for.

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
    for _ in range(epochs + 1):
        optimizer.zero_grad()
        loss = loss_function(model(x), y.float())
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses
