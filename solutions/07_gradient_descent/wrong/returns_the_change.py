"""step returned only the change, -rate * gradient. Return the new weight: w - rate * gradient.

Caught by: test_the_first_and_all_hundred_epochs_are_the_published_ones,
test_one_step_gives_the_new_weight_for_any_rate
"""

import numpy as np


def step(x, y, w, rate):
    return float(-rate * gradient(x, y, w))  # noqa: F821


def descend(x, y, w, rate, epochs):
    weights, costs = [], []
    for _ in range(epochs):
        costs.append(mse(x, y, w))  # noqa: F821
        w = w + step(x, y, w, rate)
        weights.append(w)
    return np.array(weights), np.array(costs)
