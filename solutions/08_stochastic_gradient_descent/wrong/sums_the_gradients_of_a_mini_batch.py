"""The gradients of each mini-batch were summed. The gradient of a mini-batch is their mean.

Caught by: test_the_noise_shrinks_as_the_mini_batch_grows,
test_the_noise_is_that_of_all_mini_batches_of_a_size
"""

from itertools import combinations

import numpy as np


def batch_noise(x, y, w, batch_size):
    gradients = 2 * x * (w * x - y)
    return float(np.std([sum(group) for group in combinations(gradients, batch_size)]))
