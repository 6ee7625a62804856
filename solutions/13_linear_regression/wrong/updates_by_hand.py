"""The parameters are updated by hand. From here on an optimizer does that: make a torch.optim.SGD, and call its step().

Caught by: test_a_training_runs_to_its_last_epoch_even_while_the_loss_grows
"""

import torch
from torch import nn


def train(model, x, y, reduction, rate, epochs):
    loss_function = nn.MSELoss(reduction=reduction)
    losses = []
    for _ in range(epochs):
        model.zero_grad()
        loss = loss_function(model(x), y)
        loss.backward()
        with torch.no_grad():
            for parameter in model.parameters():
                parameter -= rate * parameter.grad
        losses.append(loss.item())
    return losses
