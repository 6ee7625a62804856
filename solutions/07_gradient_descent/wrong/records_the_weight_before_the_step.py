"""The first of the weights is the starting weight, and the result of the last step is missing. Append the weight
after the step.

Caught by: test_the_first_and_all_hundred_epochs_are_the_published_ones,
test_every_weight_and_every_loss_of_a_descent_is_right
"""

import numpy as np


def descend(x, y, w, rate, epochs):
    weights, losses = [], []
    for _ in range(epochs):
        weights.append(w)
        losses.append(mse(x, y, w))  # noqa: F821
        w = w - rate * gradient(x, y, w)  # noqa: F821
    return np.array(weights), np.array(losses)
