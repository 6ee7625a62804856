"""The losses are those of the last sample alone. The loss of an epoch is the mean over all samples.

Caught by: test_the_first_and_all_hundred_epochs_are_the_published_ones,
test_every_weight_and_every_loss_of_a_descent_is_right
"""

import numpy as np


def descend(x, y, w, rate, epochs):
    inputs, targets = to_array(x), to_array(y)  # noqa: F821
    weights, losses = [], []
    for _ in range(epochs):
        losses.append(float((w * inputs[-1] - targets[-1]) ** 2))
        w = w - rate * gradient(x, y, w)  # noqa: F821
        weights.append(w)
    return np.array(weights), np.array(losses)
