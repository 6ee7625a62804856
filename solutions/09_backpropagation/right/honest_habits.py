"""Prints, Variable, .data, named tuples, functions that call earlier ones, and a module that computes the loss."""

from collections import namedtuple

import torch
import torch.nn.functional as F  # noqa: N812
from torch.autograd import Variable

Gradients = namedtuple("Gradients", "w x")
Line = namedtuple("Line", "loss d_w d_b")


def multiply_backward(w, x, upstream):
    return Gradients(upstream * x, upstream * w)


def sample_backward(x, y, w):
    error = w * x - y
    print("\tgrad:", x, y, error)
    d_w, _ = multiply_backward(w, x, 2 * error)
    return error**2, 2 * error, d_w


def line_backward(x, y, w, b):
    y_hat = x * w + b
    d_y_hat = 2.0 / len(y) * (y_hat - y)
    return Line(F.mse_loss(y_hat, y).item(), (d_y_hat * x).sum().data.item(), d_y_hat.sum().data.item())


def predict_shapes():
    shapes = [(6, 5), (6,), (7, 6), (7,), (4, 6), (4, 7), (6, 5)]
    return (*shapes, 6 * 5 + 6 + 7 * 6 + 7)


def collapse(w1, b1, w2, b2):
    return torch.matmul(w2, w1), F.linear(b1, w2, b2)


def network_backward(x, y, w1, b1, w2, b2):
    z = F.linear(x, w1, b1)
    h = F.relu(z)
    y_hat = F.linear(h, w2, b2)
    print("loss", F.mse_loss(y_hat, y))
    d_h, d_w2, d_b2 = layer_backward(h, w2, 2 * (y_hat - y) / y.numel())  # noqa: F821
    d_h[z <= 0] = 0
    _, d_w1, d_b1 = layer_backward(x, w1, d_h)  # noqa: F821
    return F.mse_loss(y_hat, y).item(), d_w1, d_b1, d_w2, d_b2


def autograd_gradients(x, y, w1, b1, w2, b2):
    w1 = Variable(w1.clone(), requires_grad=True)
    b1 = Variable(b1.clone(), requires_grad=True)
    w2 = Variable(w2.clone(), requires_grad=True)
    b2 = Variable(b2.clone(), requires_grad=True)
    criterion = torch.nn.MSELoss()
    criterion(F.linear(F.relu(F.linear(x, w1, b1)), w2, b2), y).backward()
    return w1.grad.data, b1.grad.data, w2.grad.data, b2.grad.data
