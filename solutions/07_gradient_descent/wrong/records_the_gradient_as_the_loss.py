"""The list of losses holds the gradients. Record the mean squared error at w; the gradient is only for the step.

Caught by: test_the_first_and_all_hundred_epochs_are_the_published_ones,
test_every_weight_and_every_loss_of_a_descent_is_right
"""

import numpy as np


def descend(x, y, w, rate, epochs):
    weights, losses = [], []
    for _ in range(epochs):
        slope = gradient(x, y, w)  # noqa: F821
        losses.append(slope)
        w = w - rate * slope
        weights.append(w)
    return np.array(weights), np.array(losses)
