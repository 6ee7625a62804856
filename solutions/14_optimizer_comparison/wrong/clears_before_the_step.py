"""The model stays as it is. Either step() is not called, or the gradients are cleared between backward() and
step(), which then has nothing to go by. Clear first, then loss, backward, step.

Caught by: test_two_updates_of_sgd_have_the_losses_they_started_from,
test_each_update_of_sgd_uses_its_own_gradients
"""

import torch
from torch import nn


def one_update(model, optimizer, x, y):
    def closure():
        optimizer.zero_grad()
        loss = nn.MSELoss(reduction="sum")(model(x), y)
        loss.backward()
        return loss

    if isinstance(optimizer, torch.optim.LBFGS):
        return optimizer.step(closure).item()
    loss = nn.MSELoss(reduction="sum")(model(x), y)
    loss.backward()
    optimizer.zero_grad()
    optimizer.step()
    return loss.item()
