"""In epoch_in_order, the gradient lacks its factor x. It is 2 times x times the error of the sample.

Caught by: test_one_epoch_in_order_takes_three_steps,
test_an_epoch_in_order_is_right_for_any_number_of_samples
"""

import numpy as np


def epoch_in_order(x, y, w, rate):
    weights = []
    for i in range(len(x)):
        w = w - rate * 2 * (w * x[i] - y[i])
        weights.append(w)
    return np.array(weights)
