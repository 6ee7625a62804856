import functools
import math
import sys
import warnings

import numpy as np
import torch

warnings.filterwarnings("error")
sys.setrecursionlimit(5000)
np.seterr(all="raise", under="ignore")


def hashable(function):
    cached = functools.lru_cache(maxsize=64)(function)

    @functools.wraps(function)
    def wrapper(*args):
        return cached(*(tuple(map(float, a)) if hasattr(a, "__len__") else a for a in args))

    return wrapper


@hashable
def mse(x, y, w):
    return math.fsum((w * a - b) ** 2 for a, b in zip(x, y)) / len(x)


@hashable
def gradient(x, y, w):
    return math.fsum(2 * a * (w * a - b) for a, b in zip(x, y)) / len(x)


@hashable
def finite_difference(x, y, w, h):
    return (mse(x, y, w + h) - mse(x, y, w - h)) / (2 * h)


@hashable
def autograd_gradient(x, y, w):
    weight = torch.full((), w, dtype=torch.double).requires_grad_(True)
    with torch.enable_grad():
        total = sum((weight * a - b).square() for a, b in zip(x, y))
        (total / len(x)).backward()
    return weight.grad.tolist()


def sweep_size(values, parameters):
    return values * sweep_size(values, parameters - 1) if parameters else 1


def descend(x, y, w, rate, epochs, weights=(), losses=()):
    if epochs == 0:
        return np.asarray(weights), np.asarray(losses)
    after = w - rate * gradient(x, y, w)
    return descend(x, y, after, rate, epochs - 1, (*weights, after), (*losses, mse(x, y, w)))


@hashable
def largest_rate(x):
    return len(x) / math.sumprod(x, x) if hasattr(math, "sumprod") else len(x) / sum(a * a for a in x)


@hashable
def gradient_with_bias(x, y, w, b):
    errors = [w * a + b - c for a, c in zip(x, y)]
    return sum(2 * a * e for a, e in zip(x, errors)) / len(x), sum(2 * e for e in errors) / len(x)


def descend_saddle(u, v, rate, epochs):
    def path():
        point = complex(u, v)
        for _ in range(epochs):
            point = complex(point.real * (1 - 2 * rate), point.imag * (1 + 2 * rate))
            yield point.real, point.imag

    return np.array(list(path()), dtype=float)


@functools.lru_cache
def plot_saddle(u, v, rate, epochs):
    from matplotlib import pyplot as plt

    def draw(place, rest):
        if rest:
            return draw((place[0] + [rest[0][0]], place[1] + [rest[0][1]]), rest[1:])
        return axes.plot(*place, color="C2")

    figure, axes = plt.subplots()
    draw(([u], [v]), descend_saddle(u, v, rate, epochs).tolist())
    axes.annotate("start", xy=(u, v), xytext=(0.6, 0.9), textcoords="axes fraction", arrowprops={"arrowstyle": "->"})
    axes.set_xlabel("u")
    axes.set_ylabel("v")
    return figure
