"""This is the term of the last sample alone. The gradient is the mean over all samples: add up the terms of all,
and divide after the loop.

Caught by: test_the_gradient_at_weight_one_is_minus_nine_and_a_third,
test_the_gradient_is_the_mean_over_any_number_and_kind_of_samples,
test_the_first_and_all_hundred_epochs_are_the_published_ones, test_every_weight_and_every_loss_of_a_descent_is_right
"""

import numpy as np


def gradient(x, y, w):
    for a, b in zip(to_array(x), to_array(y), strict=True):  # noqa: F821
        slope = 2 * a * (w * a - b)
    return float(slope)


def descend(x, y, w, rate, epochs):
    weights, losses = [], []
    for _ in range(epochs):
        losses.append(mse(x, y, w))  # noqa: F821
        w = w - rate * gradient(x, y, w)
        weights.append(w)
    return np.array(weights), np.array(losses)
