"""train added every gradient to those before it, from the first step to the last. Each step uses the gradient of
its own mini-batch alone.

Caught by: test_two_epochs_with_two_mini_batches_each_take_four_steps,
test_a_hundred_epochs_reach_the_published_weights, test_training_gives_the_weight_after_every_epoch
"""

import numpy as np


def train(x, y, w, rate, batch_size, orders):
    weights, losses = [], []
    gradient = 0.0
    for order in orders:
        for start in range(0, len(order), batch_size):
            batch = order[start : start + batch_size]
            gradient += (2 * x[batch] * (w * x[batch] - y[batch])).mean()
            w = w - rate * gradient
        weights.append(w)
        losses.append(((w * x - y) ** 2).mean())
    return np.array(weights), np.array(losses)
