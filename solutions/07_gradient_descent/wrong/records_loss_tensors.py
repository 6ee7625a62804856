"""The losses are tensors that still belong to the graph of autograd. Record numbers: .item() makes one of a
tensor.

Caught by: test_the_first_and_all_hundred_epochs_are_the_published_ones,
test_every_weight_and_every_loss_of_a_descent_is_right
"""

import numpy as np
import torch


def descend(x, y, w, rate, epochs):
    x, y = torch.tensor(to_array(x)), torch.tensor(to_array(y))  # noqa: F821
    weight = torch.tensor(w, dtype=torch.float64, requires_grad=True)
    weights, losses = [], []
    for _ in range(epochs):
        loss = ((weight * x - y) ** 2).mean()
        (slope,) = torch.autograd.grad(loss, weight)
        losses.append(loss)
        with torch.no_grad():
            weight -= rate * slope
        weights.append(weight.item())
    return np.array(weights), losses
