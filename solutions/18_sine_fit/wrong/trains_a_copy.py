"""The optimizer holds the parameters of a copy, so the model that was given stays as it was. Take
model.parameters().

Caught by: test_the_optimizer_leaves_the_right_parameters_in_the_model
"""

import copy

import torch
from torch import nn


def fit_by_optimizer(model, features, y, rate, steps):
    model = copy.deepcopy(model)
    loss_function = nn.MSELoss(reduction="sum")
    optimizer = torch.optim.SGD(model.parameters(), lr=rate)
    losses = []
    for _ in range(steps):
        loss = loss_function(model(features), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses
