"""train took the samples in the order of the data. Take them in the order of the epoch.

Caught by: test_two_epochs_with_two_mini_batches_each_take_four_steps,
test_training_gives_the_weight_after_every_epoch
"""

import numpy as np


def train(x, y, w, rate, batch_size, orders):
    weights, losses = [], []
    for order in orders:
        order = list(range(len(order)))
        for start in range(0, len(order), batch_size):
            batch = order[start : start + batch_size]
            w = w - rate * (2 * x[batch] * (w * x[batch] - y[batch])).mean()
        weights.append(w)
        losses.append(((w * x - y) ** 2).mean())
    return np.array(weights), np.array(losses)
