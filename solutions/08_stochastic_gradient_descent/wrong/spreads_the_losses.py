"""This is the spread of the losses of the mini-batches. The noise is the spread of their gradients.

Caught by: test_the_noise_shrinks_as_the_mini_batch_grows,
test_the_noise_is_that_of_all_mini_batches_of_a_size
"""

from itertools import combinations

import numpy as np


def batch_noise(x, y, w, batch_size):
    squares = (w * x - y) ** 2
    return float(np.std([np.mean(group) for group in combinations(squares, batch_size)]))
