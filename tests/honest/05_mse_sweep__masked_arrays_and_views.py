import numpy as np
from numpy.polynomial import Polynomial


def predict(x, w):
    both_ways = np.repeat(np.asarray(x, dtype=np.float64), 2)[::-1]
    return Polynomial([0.0, w])(both_ways)[::-2]


def squared_errors(x, y, w):
    errors = np.ma.masked_invalid(predict(x, w) - np.asarray(y))
    return (errors**2).filled(np.nan)


def mse(x, y, w):
    return np.ma.average(squared_errors(x, y, w))


def mse_sweep(x, y, w):
    table = np.asfortranarray(np.broadcast_to(np.asarray(w, dtype=np.float64), (2, len(w))))
    losses = np.empty_like(table, order="F")
    for place in np.ndindex(table.shape):
        losses[place] = mse(x, y, table[place])
    return losses[1]


def best_weight(w, losses):
    w, losses = np.ravel(w), np.ravel(losses)
    return w[np.flatnonzero(losses == losses.min())][0] + 0.0


def plot_sweep(w, losses):
    import matplotlib.pyplot as plt

    table = np.ma.masked_invalid(np.stack([np.ravel(w), np.ravel(losses)], axis=1))
    figure, (axes,) = plt.subplots(1, 1, squeeze=False)[0], plt.gcf().axes
    axes.plot(*table.T)
    lowest = table[table[:, 1].argmin()][np.newaxis]
    axes.plot(lowest[:, 0], lowest[:, 1], "v")
    axes.set_xlabel("w"), axes.set_ylabel("MSE")
    return figure
