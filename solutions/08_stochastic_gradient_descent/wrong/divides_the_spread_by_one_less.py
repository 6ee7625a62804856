"""The standard deviation was divided by one less than the number of mini-batches, as torch.std does. Use np.std,
which divides by their number.

Caught by: test_the_noise_shrinks_as_the_mini_batch_grows,
test_the_noise_is_that_of_all_mini_batches_of_a_size
"""

from itertools import combinations

import numpy as np


def batch_noise(x, y, w, batch_size):
    gradients = 2 * x * (w * x - y)
    means = [np.mean(group) for group in combinations(gradients, batch_size)]
    return float(np.std(means, ddof=1)) if len(means) > 1 else 0.0
