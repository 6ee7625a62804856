"""The lists have an entry for each sample of each epoch. Step and record once in an epoch, behind the loop over
the samples.

Caught by: test_the_first_and_all_hundred_epochs_are_the_published_ones,
test_every_weight_and_every_loss_of_a_descent_is_right
"""

import numpy as np


def descend(x, y, w, rate, epochs):
    inputs, targets = to_array(x), to_array(y)  # noqa: F821
    weights, losses = [], []
    for _ in range(epochs):
        for a, b in zip(inputs, targets, strict=True):
            losses.append(float((w * a - b) ** 2))
            w = w - rate * 2 * a * (w * a - b)
            weights.append(float(w))
    return np.array(weights), np.array(losses)
