"""The list holds the changes, minus the rate times the gradient. Record the new weight itself.

Caught by: test_the_first_and_all_hundred_epochs_are_the_published_ones,
test_every_weight_and_every_loss_of_a_descent_is_right
"""

import numpy as np


def descend(x, y, w, rate, epochs):
    weights, losses = [], []
    for _ in range(epochs):
        losses.append(mse(x, y, w))  # noqa: F821
        change = -rate * gradient(x, y, w)  # noqa: F821
        w = w + change
        weights.append(change)
    return np.array(weights), np.array(losses)
