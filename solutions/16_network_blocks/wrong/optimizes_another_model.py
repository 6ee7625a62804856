"""The optimizer that makes the steps holds the parameters of another model, so this one never moves. Use the
optimizer that comes as an argument.

Caught by: test_the_losses_of_three_steps_from_all_zero_begin_at_log_2,
test_with_adam_the_loss_falls_in_each_of_ten_epochs, test_each_epoch_clears_goes_back_and_steps,
test_the_losses_and_the_trained_model_are_right_with_other_optimizers
"""

import copy

import torch
from torch import nn


def train(model, optimizer, x, y, epochs):
    model.train()
    loss_function = nn.BCELoss()
    optimizer = torch.optim.SGD(copy.deepcopy(model).parameters(), lr=0.1)
    losses = []
    for _ in range(epochs):
        model.zero_grad()
        loss = loss_function(model(x), y)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses
