"""Each cost was recorded after the step, so the cost of the starting weight is missing. Record mse first,
then step.

Caught by: test_the_first_and_all_hundred_epochs_are_the_published_ones,
test_every_weight_and_every_cost_of_a_descent_is_right
"""

import numpy as np


def descend(x, y, w, rate, epochs):
    weights, costs = [], []
    for _ in range(epochs):
        w = step(x, y, w, rate)  # noqa: F821
        costs.append(mse(x, y, w))  # noqa: F821
        weights.append(w)
    return np.array(weights), np.array(costs)
