"""Tensors of float64 for everything, autograd where it is not forbidden; floats and arrays only when returning."""

import numpy as np
import torch


def to_tensor(values):
    return torch.as_tensor(np.asarray(values), dtype=torch.float64)


def autograd_gradient(x, y, w):
    w = torch.tensor([w], dtype=torch.float64, requires_grad=True)
    loss = torch.nn.functional.mse_loss(w * to_tensor(x), to_tensor(y))
    return float(torch.autograd.grad(loss, w)[0])


def gradient(x, y, w):
    x, y = to_tensor(x), to_tensor(y)
    return (2 * torch.dot(x, w * x - y) / len(x)).item()


def descend(x, y, w, rate, epochs):
    x, y = to_tensor(x), to_tensor(y)
    weight = torch.tensor(w, dtype=torch.float64, requires_grad=True)
    weights, losses = [], []
    for _ in range(epochs):
        loss = ((weight * x - y) ** 2).mean()
        loss.backward()
        losses.append(loss.item())
        with torch.no_grad():
            weight -= rate * weight.grad
            weight.grad.zero_()
        weights.append(weight.item())
    return np.array(weights), np.array(losses)


def largest_rate(x):
    return (1 / to_tensor(x).square().mean()).item()


def gradient_with_bias(x, y, w, b):
    parameters = torch.tensor([w, b], dtype=torch.float64, requires_grad=True)
    ((parameters[0] * to_tensor(x) + parameters[1] - to_tensor(y)) ** 2).mean().backward()
    return tuple(parameters.grad.tolist())


def plot_saddle(u, v, rate, epochs):
    import matplotlib.pyplot as plt

    place = torch.tensor([u, v], dtype=torch.float64)
    path = [place]
    for _ in range(epochs):
        place = place - rate * torch.tensor([2.0, -2.0], dtype=torch.float64) * place
        path.append(place)
    path = torch.stack(path)
    figure, axes = plt.subplots()
    axes.contour([-1.0, 1.0], [-1.0, 1.0], [[0.0, 1.0], [2.0, 3.0]])
    axes.scatter(path[:, 0], path[:, 1])
    axes.annotate("start", (u, v), xytext=(0.5, 0.5), arrowprops={})
    figure.supxlabel("u")
    figure.supylabel("v")
    return figure
