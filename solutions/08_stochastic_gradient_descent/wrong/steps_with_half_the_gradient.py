"""In epoch_in_order, each step is half as long as it should be: the factor 2 of the gradient is missing.

Caught by: test_one_epoch_in_order_takes_three_steps,
test_an_epoch_in_order_is_right_for_any_number_of_samples
"""

import numpy as np


def epoch_in_order(x, y, w, rate):
    weights = []
    for i in range(len(x)):
        w = w - rate * x[i] * (w * x[i] - y[i])
        weights.append(w)
    return np.array(weights)
