"""The squared errors came back as a column of shape (n, 1). One number for each sample is shape (n,).

Caught by: test_every_sample_has_its_squared_error, test_the_loss_is_the_mean_over_any_number_of_samples
"""

import numpy as np


def squared_errors(x, y, w):
    errors = w * np.asarray(x, dtype=np.float64) - np.asarray(y, dtype=np.float64)
    return (errors**2).reshape(-1, 1)
