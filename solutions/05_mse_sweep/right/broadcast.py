"""The sweep without a loop: the weights as a column against the samples as a row."""

import numpy as np


def mse_sweep(x, y, w):
    x, y, w = (np.asarray(values, dtype=np.float64) for values in (x, y, w))
    return ((w[:, None] * x[None, :] - y[None, :]) ** 2).mean(axis=1)


def best_weight(w, losses):
    pairs = zip(map(float, losses), range(len(w)), map(float, w), strict=True)
    return min(pairs)[2]


def plot_sweep(w, losses):
    import matplotlib.pyplot as plt

    figure, axes = plt.subplots()
    place = list(losses).index(min(losses))
    axes.scatter(w, losses, label="losses")
    axes.scatter(w[place], losses[place], color="red", marker="*")
    axes.set(xlabel="w", ylabel="loss", title="Sweep")
    axes.legend()
    return figure
