"""batch_noise wrote into x or y. Make a new array of the gradients, and leave the data as they are.

Caught by: test_the_inputs_are_left_unchanged
"""

from itertools import combinations

import numpy as np


def batch_noise(x, y, w, batch_size):
    y -= w * x
    x *= -2 * y
    return float(np.std([np.mean(group) for group in combinations(x, batch_size)]))
