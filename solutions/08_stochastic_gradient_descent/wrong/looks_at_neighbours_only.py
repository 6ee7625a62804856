"""Only mini-batches of neighbours were looked at. `combinations` gives all mini-batches of this size.

Caught by: test_the_noise_shrinks_as_the_mini_batch_grows,
test_the_noise_is_that_of_all_mini_batches_of_a_size
"""

import numpy as np


def batch_noise(x, y, w, batch_size):
    gradients = 2 * x * (w * x - y)
    last = len(x) - batch_size
    return float(np.std([gradients[i : i + batch_size].mean() for i in range(last + 1)]))
