"""The gradient is half of what it should be. The derivative of a square brings a factor 2 to the front.

Caught by: test_the_gradient_at_weight_one_is_minus_nine_and_a_third,
test_the_gradient_is_the_mean_over_any_number_and_kind_of_samples,
test_the_first_and_all_hundred_epochs_are_the_published_ones, test_every_weight_and_every_loss_of_a_descent_is_right
"""

import numpy as np


def gradient(x, y, w):
    x, y = to_array(x), to_array(y)  # noqa: F821
    return float((x * (w * x - y)).mean())


def descend(x, y, w, rate, epochs):
    weights, losses = [], []
    for _ in range(epochs):
        losses.append(mse(x, y, w))  # noqa: F821
        w = w - rate * gradient(x, y, w)
        weights.append(w)
    return np.array(weights), np.array(losses)
