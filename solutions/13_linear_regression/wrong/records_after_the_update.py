"""The recorded losses are those after each step. Record the loss from which backward() went back.

Caught by: test_two_epochs_of_the_sum_and_of_the_mean_make_the_same_steps,
test_after_100_epochs_the_prediction_at_4_is_still_off,
test_a_training_runs_to_its_last_epoch_even_while_the_loss_grows
"""

import torch
from torch import nn


def train(model, x, y, reduction, rate, epochs):
    loss_function = nn.MSELoss(reduction=reduction)
    optimizer = torch.optim.SGD(model.parameters(), lr=rate)
    losses = []
    for _ in range(epochs):
        optimizer.zero_grad()
        loss = loss_function(model(x), y)
        loss.backward()
        optimizer.step()
        losses.append(loss_function(model(x), y).item())
    return losses
