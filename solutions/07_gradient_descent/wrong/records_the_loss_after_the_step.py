"""Each loss was recorded after the step, so the loss of the starting weight is missing. Record the loss first,
then step.

Caught by: test_the_first_and_all_hundred_epochs_are_the_published_ones,
test_every_weight_and_every_loss_of_a_descent_is_right
"""

import numpy as np


def descend(x, y, w, rate, epochs):
    weights, losses = [], []
    for _ in range(epochs):
        w = w - rate * gradient(x, y, w)  # noqa: F821
        losses.append(mse(x, y, w))  # noqa: F821
        weights.append(w)
    return np.array(weights), np.array(losses)
