"""The array y itself was changed by -=, so the next call finds other data. Compute the errors as a new array.

Caught by: test_each_place_by_loops_has_the_loss_of_its_own_pair, test_what_is_passed_in_is_left_unchanged
"""

import numpy as np


def mse(x, y, w, b):
    errors = np.asarray(y, dtype=np.float64)
    errors -= w * np.asarray(x, dtype=np.float64) + b
    return float((errors**2).mean())


def surface_by_loops(x, y, w, b):
    return np.array([[mse(x, y, weight, bias) for weight in np.asarray(w)] for bias in np.asarray(b)])
