"""The parameters are changed through .data, gradients are cleared by zero_(), the model squeezes dimension 1."""

import torch
from torch import nn


def cubic(x, parameters):
    return sum(parameter * x**power for power, parameter in enumerate(parameters))


def fit_by_autograd(x, y, values, rate, steps):
    parameters = [torch.full((), float(value), dtype=torch.float64).requires_grad_() for value in values]
    losses = []
    for _ in range(steps):
        loss = ((cubic(x, parameters) - y) ** 2).sum()
        losses.append(loss.item())
        loss.backward()
        for parameter in parameters:
            parameter.data -= rate * parameter.grad.data
            parameter.grad.zero_()
    return [float(parameter) for parameter in parameters], losses


class Squeezed(nn.Sequential):
    def __init__(self):
        super().__init__(nn.Linear(3, 1))

    def forward(self, features):
        return super().forward(features).squeeze(1)


def make_model():
    return Squeezed()


def fit_by_optimizer(model, features, y, rate, steps):
    criterion = nn.MSELoss(reduction="none")
    optimizer = torch.optim.SGD(model.parameters(), rate, momentum=0)
    losses = []
    for _ in range(steps):
        optimizer.zero_grad(set_to_none=False)
        loss = criterion(model(features), y).sum()
        loss.backward()
        optimizer.step()
        losses += [loss.detach().item()]
    return losses


class SharedPolynomial(nn.Module):
    def __init__(self):
        super().__init__()
        zeros = dict.fromkeys("abcde")
        for name in zeros:
            setattr(self, name, nn.Parameter(torch.zeros(1)[0]))

    def forward(self, x, extra):
        powers = torch.stack([x**power for power in range(4 + extra)])
        shared = [self.e] * extra
        return torch.stack([self.a, self.b, self.c, self.d, *shared]) @ powers
