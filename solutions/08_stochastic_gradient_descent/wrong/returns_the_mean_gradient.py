"""This is the mean of the gradients of the mini-batches. The noise says how far they spread around it: np.std.

Caught by: test_the_noise_shrinks_as_the_mini_batch_grows,
test_the_noise_is_that_of_all_mini_batches_of_a_size
"""

from itertools import combinations

import numpy as np


def batch_noise(x, y, w, batch_size):
    gradients = 2 * x * (w * x - y)
    return float(np.mean([np.mean(group) for group in combinations(gradients, batch_size)]))
