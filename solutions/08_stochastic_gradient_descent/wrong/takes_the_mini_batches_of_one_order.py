"""Only the mini-batches of one order were looked at. The noise is the spread over all combinations of samples: any of
them can meet in a mini-batch.

Caught by: test_the_noise_shrinks_as_the_mini_batch_grows,
test_the_noise_is_that_of_all_mini_batches_of_a_size
"""

import numpy as np


def batch_noise(x, y, w, batch_size):
    gradients = 2 * x * (w * x - y)
    pieces = [gradients[start : start + batch_size] for start in range(0, len(x), batch_size)]
    return float(np.std([piece.mean() for piece in pieces]))
