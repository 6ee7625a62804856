"""The spread of single samples was divided by the root of the batch size. This is right only if samples can come
twice: go through all mini-batches instead.

Caught by: test_the_noise_shrinks_as_the_mini_batch_grows,
test_the_noise_is_that_of_all_mini_batches_of_a_size
"""

import numpy as np


def batch_noise(x, y, w, batch_size):
    gradients = 2 * x * (w * x - y)
    return float(np.std(gradients) / batch_size**0.5)
