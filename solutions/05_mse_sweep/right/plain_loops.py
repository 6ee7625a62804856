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
