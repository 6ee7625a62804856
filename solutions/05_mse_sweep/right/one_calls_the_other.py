"""Each function calls the one above it, prints what it does, and the losses grow by append."""

import numpy as np


def squared_errors(x, y, w):
    return np.square(np.subtract(predict(x, w), np.asarray(y)))  # noqa: F821


def mse(x, y, w):
    loss = np.average(squared_errors(x, y, w))
    print("w =", w, "MSE =", loss)
    return loss


def mse_sweep(x, y, w):
    losses = np.array([])
    for weight in w:
        losses = np.append(losses, mse(x, y, float(weight)))
    return losses


def best_weight(w, losses):
    losses = [float(loss) for loss in losses]
    return float(w[losses.index(min(losses))])
