"""Horner's form of the parabola, a product in place of a power, and derivatives from torch.autograd.grad, so that
no .grad is ever filled or cleared.
"""

import torch


def forward(x, parameters):
    w1, w2, b = parameters
    return (w1 * x + w2) * x + b


def sample_loss(x, y, parameters):
    error = y - forward(x, parameters)
    return error * error


def gradients(x, y, values):
    parameters = make_parameters(values)  # noqa: F821
    return [grad.item() for grad in torch.autograd.grad(sample_loss(x, y, parameters), parameters)]


def step(x, y, parameters, rate):
    loss = sample_loss(x, y, parameters)
    for parameter, grad in zip(parameters, torch.autograd.grad(loss, parameters), strict=True):
        parameter.data.sub_(grad, alpha=rate)
    return loss.item()
