"""step() comes before backward(), so it goes by the gradients of the update before, or by none. Clear, loss,
backward, step: in this order.

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
    optimizer.step()
    optimizer.zero_grad()
    loss.backward()
    return loss.item()
