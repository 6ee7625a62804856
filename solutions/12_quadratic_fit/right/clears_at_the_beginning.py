"""The gradients are cleared at the beginning of a step, so those of the last one are left over; the parameters change
through `.data`; the mean of the losses comes from NumPy.
"""

import numpy as np
import torch


def make_parameters(values):
    return [torch.full((), value, dtype=torch.float64).requires_grad_() for value in values]


def step(x, y, parameters, rate):
    for parameter in parameters:
        if parameter.grad is not None:
            parameter.grad.zero_()
    loss = sample_loss(x, y, parameters)  # noqa: F821
    loss.backward()
    for parameter in parameters:
        parameter.data -= rate * parameter.grad
    return float(loss)


def train(x, y, epochs, rate):
    parameters = make_parameters([1.0] * 3)
    history, losses = [[p.item() for p in parameters]], []
    for _ in range(epochs):
        losses.append(np.mean([step(x_k, y_k, parameters, rate) for x_k, y_k in zip(x, y, strict=True)]))
        history.append([float(p) for p in parameters])
    return history, losses
