"""train stopped as soon as the loss was small. Go through all orders, and record two numbers for each.

Caught by: test_a_hundred_epochs_reach_the_published_weights
"""

import numpy as np


def train(x, y, w, rate, batch_size, orders):
    weights, losses = [], []
    for order in orders:
        for start in range(0, len(order), batch_size):
            batch = order[start : start + batch_size]
            w = w - rate * (2 * x[batch] * (w * x[batch] - y[batch])).mean()
        weights.append(w)
        losses.append(((w * x - y) ** 2).mean())
        if losses[-1] < 1e-6:
            break
    return np.array(weights), np.array(losses)
