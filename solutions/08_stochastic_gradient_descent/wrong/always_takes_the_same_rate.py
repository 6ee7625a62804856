"""epoch_in_order always steps with the rate 0.01. Use the argument `rate`.

Caught by: test_an_epoch_in_order_is_right_for_any_number_of_samples
"""

import numpy as np


def epoch_in_order(x, y, w, rate):
    weights = []
    for i in range(len(x)):
        w = w - 0.01 * 2 * x[i] * (w * x[i] - y[i])
        weights.append(w)
    return np.array(weights)
