"""The weight stepped after each sample. Here an epoch has one step, with the gradient of all samples. (Exercise
08 steps after each sample.)

Caught by: test_the_first_and_all_hundred_epochs_are_the_published_ones,
test_every_weight_and_every_loss_of_a_descent_is_right
"""

import numpy as np


def descend(x, y, w, rate, epochs):
    inputs, targets = to_array(x), to_array(y)  # noqa: F821
    weights, losses = [], []
    for _ in range(epochs):
        losses.append(mse(inputs, targets, w))  # noqa: F821
        for a, b in zip(inputs, targets, strict=True):
            w = w - rate * 2 * a * (w * a - b)
        weights.append(float(w))
    return np.array(weights), np.array(losses)
