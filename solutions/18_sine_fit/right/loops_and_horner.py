"""Horner's scheme, einsum, a Vandermonde matrix, torch.autograd.grad, parameters in a list."""

import numpy as np
import torch
from torch import nn


def cubic(x, parameters):
    a, b, c, d = parameters
    return ((d * x + c) * x + b) * x + a


def guess_zeros():
    return ("a", "c")


def hand_gradients(x, y, parameters):
    x, y = np.asarray(x), np.asarray(y)
    table = np.vander(x, 4, increasing=True)
    return (2 * table.T @ (table @ np.asarray(parameters, dtype=float) - y)).tolist()


def fit_by_autograd(x, y, values, rate, steps):
    w = torch.tensor([float(value) for value in values], dtype=x.dtype, requires_grad=True)
    losses = []
    for _ in range(steps):
        table = torch.stack([torch.ones_like(x), x, x**2, x**3])
        loss = (w @ table - y).square().sum()
        (gradient,) = torch.autograd.grad(loss, w)
        with torch.no_grad():
            w.sub_(rate * gradient)
        losses.append(float(loss))
    return w.tolist(), losses


class LegendreP3(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.x = x
        return 0.5 * (5 * x.pow(3) - 3 * x)

    @staticmethod
    def backward(ctx, upstream):
        return upstream * 0.5 * (15 * ctx.x.pow(2) - 3)


def make_model():
    model = nn.Linear(3, 1)
    return nn.Sequential(model, nn.Flatten(start_dim=0))


def fit_by_optimizer(model, features, y, rate, steps):
    optimizer = torch.optim.SGD(model.parameters(), lr=rate)
    losses = []
    for step in range(steps):
        model.zero_grad()
        loss = nn.functional.mse_loss(model(features), y, reduction="sum")
        loss.backward()
        optimizer.step()
        losses.append(float(loss))
        print(step, losses[-1])
    return losses


class SharedPolynomial(nn.Module):
    def __init__(self):
        super().__init__()
        for name in "abcde":
            self.register_parameter(name, nn.Parameter(torch.zeros(())))

    def forward(self, x, extra):
        factors = [self.a, self.b, self.c, self.d] + [self.e] * extra
        return sum(factor * x**power for power, factor in enumerate(factors))
