"""The optimizer is Adam. It divides each gradient by its size, so its steps are others. Use torch.optim.SGD.

Caught by: test_the_optimizer_makes_the_losses_1_and_0_04,
test_the_optimizer_leaves_the_right_parameters_in_the_model, test_each_step_clears_goes_back_and_updates_once
"""

import torch
from torch import nn


def fit_by_optimizer(model, features, y, rate, steps):
    loss_function = nn.MSELoss(reduction="sum")
    optimizer = torch.optim.Adam(model.parameters(), lr=rate)
    losses = []
    for _ in range(steps):
        loss = loss_function(model(features), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses
