"""zero_grad() is missing, so backward() adds to the gradients of all earlier steps.

Caught by: test_the_optimizer_leaves_the_right_parameters_in_the_model,
test_each_step_clears_goes_back_and_updates_once
"""

import torch
from torch import nn


def fit_by_optimizer(model, features, y, rate, steps):
    loss_function = nn.MSELoss(reduction="sum")
    optimizer = torch.optim.SGD(model.parameters(), lr=rate)
    losses = []
    for _ in range(steps):
        loss = loss_function(model(features), y)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses
