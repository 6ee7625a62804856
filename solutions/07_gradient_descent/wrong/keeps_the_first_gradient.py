"""Every step used the gradient at the starting weight. The slope changes as w moves: compute the gradient anew
in each epoch, at the present w.

Caught by: test_the_first_and_all_hundred_epochs_are_the_published_ones,
test_every_weight_and_every_loss_of_a_descent_is_right
"""

import numpy as np


def descend(x, y, w, rate, epochs):
    weights, losses = [], []
    slope = gradient(x, y, w)  # noqa: F821
    for _ in range(epochs):
        losses.append(mse(x, y, w))  # noqa: F821
        w = w - rate * slope
        weights.append(w)
    return np.array(weights), np.array(losses)
