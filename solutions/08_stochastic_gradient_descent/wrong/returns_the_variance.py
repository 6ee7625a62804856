"""This is the variance. The noise is its square root, the standard deviation.

Caught by: test_the_noise_shrinks_as_the_mini_batch_grows,
test_the_noise_is_that_of_all_mini_batches_of_a_size
"""

from itertools import combinations

import numpy as np


def batch_noise(x, y, w, batch_size):
    gradients = 2 * x * (w * x - y)
    return float(np.var([np.mean(group) for group in combinations(gradients, batch_size)]))
