"""The steps are those of a new Adam, and the optimizer of the caller did nothing. Use the argument `optimizer`.

Caught by: test_the_losses_of_three_steps_from_all_zero_begin_at_log_2,
test_each_epoch_clears_goes_back_and_steps,
test_the_losses_and_the_trained_model_are_right_with_other_optimizers
"""

import torch
from torch import nn


def train(model, optimizer, x, y, epochs):
    model.train()
    loss_function = nn.BCELoss()
    optimizer = torch.optim.Adam(model.parameters(), lr=0.1)
    losses = []
    for _ in range(epochs):
        optimizer.zero_grad()
        loss = loss_function(model(x), y)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses
