"""The gradient was computed with the few digits of float32. Make float64 arrays of the data first: to_array
does.

Caught by: test_the_gradient_is_the_mean_over_any_number_and_kind_of_samples
"""

import numpy as np


def gradient(x, y, w):
    x, y = np.asarray(x), np.asarray(y)
    return float((2 * x * (w * x - y)).mean())
