"""Each function calls the earlier ones; old habits: `Variable`, prints, a step that is written once more in train."""

import torch
from torch.autograd import Variable


def make_parameters(values):
    return [Variable(torch.DoubleTensor([value])[0], requires_grad=True) for value in values]


def sample_loss(x, y, parameters):
    return (forward(x, parameters) - y).pow(2)  # noqa: F821


def gradients(x, y, values):
    parameters = make_parameters(values)
    sample_loss(x, y, parameters).backward()
    return [parameter.grad.data.item() for parameter in parameters]


def train(x, y, epochs, rate):
    parameters = make_parameters([1, 1, 1])
    history, losses = [[1.0, 1.0, 1.0]], []
    for epoch in range(epochs):
        seen = []
        for a, c in zip(x, y, strict=True):
            loss = sample_loss(a, c, parameters)
            loss.backward()
            for parameter in parameters:
                parameter.data = parameter.data - rate * parameter.grad.data
                parameter.grad.data.zero_()
            seen.append(loss.item())
        losses.append(sum(seen) / len(seen))
        history.append([parameter.item() for parameter in parameters])
        if epoch % 100 == 0:
            print("epoch", epoch, "loss", losses[-1])
    return history, losses


def predictions(x, history):
    return [forward(x, values) for values in history]  # noqa: F821
