"""Plain Python numbers and loops; arrays only at the end."""

import numpy as np


def sweep_size(values, parameters):
    losses = 1
    for _ in range(parameters):
        losses = losses * values
    return losses


def pairs(x, y):
    return [(float(a), float(b)) for a, b in zip(x, y, strict=True)]


def gradient(x, y, w):
    total = 0.0
    for a, b in pairs(x, y):
        total += 2 * a * (w * a - b)
    return total / len(x)


def finite_difference(x, y, w, h):
    right = sum(((w + h) * a - b) ** 2 for a, b in pairs(x, y)) / len(x)
    left = sum(((w - h) * a - b) ** 2 for a, b in pairs(x, y)) / len(x)
    return (right - left) / (2 * h)


def descend(x, y, w, rate, epochs):
    weights, losses = np.zeros(epochs), np.zeros(epochs)
    for epoch in range(epochs):
        losses[epoch] = sum((w * a - b) ** 2 for a, b in pairs(x, y)) / len(x)
        weights[epoch] = w = w - rate * gradient(x, y, w)
    return weights, losses


def largest_rate(x):
    return len(x) / sum(float(a) ** 2 for a in x)


def gradient_with_bias(x, y, w, b):
    dw = db = 0.0
    for a, c in pairs(x, y):
        error = w * a + b - c
        dw += 2 * a * error / len(x)
        db += 2 * error / len(x)
    return dw, db


def plot_saddle(u, v, rate, epochs):
    import matplotlib.pyplot as plt

    plt.clf()
    plt.scatter(u, v, color="red", zorder=3)
    path = [(u, v)]
    for _ in range(epochs):
        u -= rate * 2 * u
        v -= rate * -2 * v
        path.append((u, v))
    plt.plot([place[0] for place in path], [place[1] for place in path])
    plt.xlabel("u")
    plt.ylabel("v")
    return plt.gcf()
