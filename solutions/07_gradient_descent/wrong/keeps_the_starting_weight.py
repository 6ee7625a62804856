"""There is one weight too many: the list begins with the starting weight. Begin with an empty list and
append after each step.

Caught by: test_the_first_and_all_hundred_epochs_are_the_published_ones,
test_every_weight_and_every_cost_of_a_descent_is_right
"""

import numpy as np


def descend(x, y, w, rate, epochs):
    weights, costs = [w], []
    for _ in range(epochs):
        costs.append(mse(x, y, w))  # noqa: F821
        w = step(x, y, w, rate)  # noqa: F821
        weights.append(w)
    return np.array(weights), np.array(costs)
