"""train recorded the square root of the loss. Record the mean squared error itself.

Caught by: test_two_epochs_with_two_mini_batches_each_take_four_steps,
test_a_hundred_epochs_reach_the_published_weights,
test_each_loss_is_that_of_all_samples_at_the_weight_of_its_epoch
"""

import numpy as np


def train(x, y, w, rate, batch_size, orders):
    weights, losses = [], []
    for order in orders:
        for start in range(0, len(order), batch_size):
            batch = order[start : start + batch_size]
            w = w - rate * (2 * x[batch] * (w * x[batch] - y[batch])).mean()
        weights.append(w)
        losses.append(((w * x - y) ** 2).mean() ** 0.5)
    return np.array(weights), np.array(losses)
