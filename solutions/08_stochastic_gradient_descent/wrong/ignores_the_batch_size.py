"""train stepped after every single sample, whatever the batch size. Step once with the mean gradient of each
mini-batch.

Caught by: test_two_epochs_with_two_mini_batches_each_take_four_steps,
test_a_hundred_epochs_reach_the_published_weights, test_training_gives_the_weight_after_every_epoch
"""

import numpy as np


def train(x, y, w, rate, batch_size, orders):
    weights, losses = [], []
    for order in orders:
        for start in range(len(order)):
            batch = [order[start]]
            w = w - rate * (2 * x[batch] * (w * x[batch] - y[batch])).mean()
        weights.append(w)
        losses.append(((w * x - y) ** 2).mean())
    return np.array(weights), np.array(losses)
