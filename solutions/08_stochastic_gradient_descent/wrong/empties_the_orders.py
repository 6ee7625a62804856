"""train took the indices out of the orders that were passed in. Slices copy, and leave them as they are.

Caught by: test_the_inputs_are_left_unchanged
"""

import numpy as np


def train(x, y, w, rate, batch_size, orders):
    weights, losses = [], []
    for order in orders:
        while order:
            batch = order[:batch_size]
            del order[:batch_size]
            w = w - rate * (2 * x[batch] * (w * x[batch] - y[batch])).mean()
        weights.append(w)
        losses.append(((w * x - y) ** 2).mean())
    return np.array(weights), np.array(losses)
