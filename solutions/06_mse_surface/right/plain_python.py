"""Plain Python numbers and loops; arrays only at the end."""

import numpy as np


def mse(x, y, w, b):
    total = 0.0
    for a, c in zip(x, y, strict=True):
        total += (float(w) * float(a) + float(b) - float(c)) ** 2
    return total / len(x)


def make_grid(w, b):
    W = np.array([[float(weight) for weight in w] for _ in b])
    B = np.array([[float(bias) for _ in w] for bias in b])
    return W, B


def best_parameters(w, b, surface):
    best = None
    for row in range(len(b)):
        for column in range(len(w)):
            if best is None or surface[row][column] < best:
                best, pair = surface[row][column], (float(w[column]), float(b[row]))
    return pair


def surface_by_loops(x, y, w, b):
    surface = np.zeros((len(b), len(w)))
    for column in range(len(w)):
        for row in range(len(b)):
            surface[row, column] = mse(x, y, w[column], b[row])
    return surface


def plot_surface(w, b, surface):
    import matplotlib.pyplot as plt

    figure, axes = plt.subplots(subplot_kw={"projection": "3d"})
    loss, row, column = min((z, i, j) for i, line in enumerate(surface) for j, z in enumerate(line))
    colours = axes.plot_surface(*np.meshgrid(w, b), np.array(surface), rcount=200, ccount=200)
    axes.plot([w[column]], [b[row]], [loss], "r*", label="lowest")
    axes.set_xlabel("w")
    axes.set_ylabel("b")
    axes.set_zlabel("loss")
    axes.legend()
    figure.colorbar(colours)
    plt.show()
    return figure
