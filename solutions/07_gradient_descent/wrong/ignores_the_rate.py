"""The rate was not used: each step went the whole gradient. Multiply the gradient by the rate.

Caught by: test_the_first_and_all_hundred_epochs_are_the_published_ones,
test_every_weight_and_every_loss_of_a_descent_is_right
"""

import numpy as np


def descend(x, y, w, rate, epochs):
    weights, losses = [], []
    for _ in range(epochs):
        losses.append(mse(x, y, w))  # noqa: F821
        w = w - gradient(x, y, w)  # noqa: F821
        weights.append(w)
    return np.array(weights), np.array(losses)
