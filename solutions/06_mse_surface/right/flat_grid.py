"""The grid is flattened to one long row of pairs, and the losses take the shape of the grid again at the
end.
"""

import numpy as np


def make_grid(w, b):
    w, b = np.asarray(w, dtype=np.float64), np.asarray(b, dtype=np.float64)
    return np.tile(w, (len(b), 1)), np.repeat(b, len(w)).reshape(len(b), len(w))


def surface_by_broadcasting(x, y, w, b):
    W, B = make_grid(w, b)
    errors = np.outer(W.ravel(), x) + B.reshape(-1, 1) - np.asarray(y)
    return np.mean(errors * errors, axis=1).reshape(W.shape)


def best_parameters(w, b, surface):
    surface = np.asarray(surface)
    row, column = divmod(int(surface.argmin()), surface.shape[1])
    return np.asarray(w)[column], np.asarray(b)[row]


def plot_surface(w, b, surface):
    import matplotlib.pyplot as plt

    W, B = make_grid(w, b)
    figure = plt.figure()
    axes = figure.add_subplot(111, projection="3d")
    drawn = axes.plot_trisurf(W.ravel(), B.ravel(), np.ravel(surface), cmap="plasma")
    place = int(np.argmin(surface))
    axes.scatter(W.ravel()[place], B.ravel()[place], np.ravel(surface)[place], color="red")
    axes.set(xlabel="w", ylabel="b", zlabel="loss", title="Loss")
    plt.colorbar(drawn, shrink=0.5)
    return figure
