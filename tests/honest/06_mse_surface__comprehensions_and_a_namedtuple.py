from collections import namedtuple
from itertools import product
from math import fsum

import numpy as np

Pair = namedtuple("Pair", "weight bias")


def surface_shape(k, m):
    return tuple(len(side) for side in (range(m), range(k)))


def mse(x, y, w, b):
    return fsum((float(w) * float(s) + float(b) - float(t)) ** 2 for s, t in zip(x, y)) / len(x)


def make_grid(w, b):
    pairs = np.array(list(product(map(float, b), map(float, w)))).reshape(len(b), len(w), 2)
    return pairs[..., 1], pairs[..., 0]


def surface_by_loops(x, y, w, b):
    return np.array([[mse(x, y, *Pair(weight, bias)) for weight in w] for bias in b])


@np.errstate(all="ignore")
def surface_by_broadcasting(x, y, w, b):
    W, B = make_grid(w, b)
    return sum((W * float(s) + B - float(t)) ** 2 for s, t in zip(x, y)) / len(x)


def best_parameters(w, b, surface):
    places = product(range(len(b)), range(len(w)))
    row, column = min(places, key=lambda place: float(surface[place[0]][place[1]]))
    return tuple(Pair(float(w[column]), float(b[row])))


def plot_surface(w, b, surface):
    import matplotlib.pyplot as plt

    axes = plt.axes(projection="3d", **{f"{axis}label": text for axis, text in zip("xyz", ("w", "b", "loss"))})
    W, B = make_grid(w, b)
    shades = axes.plot_surface(W, B, np.array([[float(loss) for loss in row] for row in surface]), cmap="magma")
    best = Pair(*best_parameters(w, b, surface))
    axes.scatter(*([one] for one in (*best, min(float(loss) for row in surface for loss in row))), color="red")
    axes.figure.colorbar(shades)
    return axes.figure
