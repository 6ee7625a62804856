"""The weights were rounded to float32 on the way, which spoils the losses in the eighth digit. Keep
float64.

Caught by: test_the_sweep_has_one_loss_for_each_weight
"""

import numpy as np


def mse_sweep(x, y, w):
    return np.array([mse(x, y, float(weight)) for weight in np.asarray(w, dtype=np.float32)])  # noqa: F821
