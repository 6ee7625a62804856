"""The parameters were changed by formulas of your own. Let backward() find the gradients, and the optimizer
make the step.

Caught by: test_each_epoch_clears_the_gradients_goes_backward_and_makes_a_step
"""

import torch
from torch import nn


def train(model, x, y, rate, epochs):
    losses = []
    for _ in range(epochs):
        with torch.no_grad():
            z = model(x)
            losses.append(nn.BCEWithLogitsLoss(reduction="sum")(z, y.float()).item())
            error = torch.sigmoid(z) - y
            model.weight -= rate * (error * x).sum()
            model.bias -= rate * error.sum()
    return losses
