"""The errors were made positive by abs, not by squaring. Square them: ** 2.

Caught by: test_every_sample_has_its_squared_error, test_the_loss_is_the_mean_over_any_number_of_samples
"""

import numpy as np


def squared_errors(x, y, w):
    return np.abs(predict(x, w) - np.asarray(y, dtype=np.float64))  # noqa: F821
