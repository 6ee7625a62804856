"""The first of the weights is the starting weight, and the last step is missing. Append the weight after the
step, not before.

Caught by: test_the_first_and_all_hundred_epochs_are_the_published_ones,
test_every_weight_and_every_cost_of_a_descent_is_right
"""

import numpy as np


def descend(x, y, w, rate, epochs):
    weights, costs = [], []
    for _ in range(epochs):
        weights.append(w)
        costs.append(mse(x, y, w))  # noqa: F821
        w = step(x, y, w, rate)  # noqa: F821
    return np.array(weights), np.array(costs)
