"""A subclass with squeeze(1), an optimizer for autograd, Variable, size_average=False, forward called by name."""

import torch
from torch import nn
from torch.autograd import Variable


def hand_gradients(x, y, parameters):
    a, b, c, d = parameters
    error = a + b * x + c * x * x + d * x * x * x - y
    errors = [error, error * x, error * x * x, error * x * x * x]
    return [2.0 * float(one.sum()) for one in errors]


def fit_by_autograd(x, y, values, rate, steps):
    parameters = [Variable(torch.tensor(value, dtype=torch.float64), requires_grad=True) for value in values]
    optimizer = torch.optim.SGD(parameters, lr=rate)
    losses = []
    for _ in range(steps):
        optimizer.zero_grad()
        a, b, c, d = parameters
        loss = torch.sum((a + b * x + c * x**2 + d * x**3 - y) ** 2)
        loss.backward()
        optimizer.step()
        losses.append(loss.detach().numpy().item())
    return [parameter.item() for parameter in parameters], losses


class LegendreP3(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return 2.5 * x**3 - 1.5 * x

    @staticmethod
    def backward(ctx, upstream):
        (saved,) = ctx.saved_tensors
        return upstream * (7.5 * saved**2 - 1.5)


class Cubic(nn.Module):
    def __init__(self):
        super().__init__()
        self.weights = nn.Parameter(torch.randn(3))
        self.bias = nn.Parameter(torch.zeros(1))

    def forward(self, features):
        return features @ self.weights + self.bias


def make_model():
    return Cubic()


def fit_by_optimizer(model, features, y, rate, steps):
    loss_function = nn.MSELoss(size_average=False)
    optimizer = torch.optim.SGD(list(model.parameters()), lr=rate)
    losses = []
    for _ in range(steps):
        prediction = model.forward(features)
        loss = loss_function(prediction, y)
        losses.append(loss.item())
        for parameter in model.parameters():
            parameter.grad = None
        loss.backward()
        optimizer.step()
    return losses


class SharedPolynomial(nn.Module):
    def __init__(self):
        super().__init__()
        self.a, self.b, self.c, self.d, self.e = (nn.Parameter(torch.tensor(0.0)) for _ in range(5))

    def forward(self, x, extra):
        y = self.a + x * (self.b + x * (self.c + x * self.d))
        power = 4
        while power < 4 + extra:
            y += self.e * x**power
            power += 1
        return y
