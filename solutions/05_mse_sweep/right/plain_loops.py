"""Plain Python numbers and loops; arrays only at the end."""

import numpy as np


def squared_errors(x, y, w):
    return np.array([(w * float(a) - float(b)) ** 2 for a, b in zip(x, y, strict=True)])


def mse(x, y, w):
    total = 0.0
    for error in squared_errors(x, y, w):
        total += error
    return total / len(x)


def mse_sweep(x, y, w):
    losses = []
    for weight in w:
        losses.append(mse(x, y, float(weight)))
    return np.array(losses)


def best_weight(w, losses):
    best = 0
    for index in range(len(losses)):
        if losses[index] < losses[best]:
            best = index
    return float(w[best])


def plot_sweep(w, losses):
    import matplotlib.pyplot as plt

    plt.figure()
    plt.plot(w, losses, "r.--")
    best = 0
    for place in range(len(losses)):
        if losses[place] < losses[best]:
            best = place
    plt.annotate(
        "best", (float(w[best]), float(losses[best])), xytext=(float(w[0]), 2.0), arrowprops={"arrowstyle": "->"}
    )
    plt.xlabel("w")
    plt.ylabel("loss")
    plt.show()
    return plt.gcf()
