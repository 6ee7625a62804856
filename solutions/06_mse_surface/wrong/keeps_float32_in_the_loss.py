"""The loss of float32 data was computed in float32, which keeps only 7 digits. Make float64 arrays of x and y
first.

Caught by: test_the_loss_is_the_mean_over_any_number_of_samples
"""

import numpy as np


def mse(x, y, w, b):
    errors = w * np.asarray(x) + b - np.asarray(y)
    return float((errors**2).mean())
