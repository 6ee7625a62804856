"""The gradients are cleared at the beginning of a step; the list gets new leaf tensors in place of changed ones; the
mean of the losses comes from NumPy.
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
    for index, parameter in enumerate(parameters):
        parameters[index] = (parameter.detach() - rate * parameter.grad).requires_grad_()
    return float(loss)


def train(x, y, epochs, rate):
    parameters = make_parameters([1.0] * 3)
    history, losses = [[p.item() for p in parameters]], []
    for _ in range(epochs):
        losses.append(np.mean([step(x_k, y_k, parameters, rate) for x_k, y_k in zip(x, y, strict=True)]))
        history.append([float(p) for p in parameters])
    return history, losses
