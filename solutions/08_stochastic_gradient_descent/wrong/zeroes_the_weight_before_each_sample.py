"""In epoch_in_order, the weight was set to 0 before each sample. Each step must begin where the last one ended;
what begins anew is the gradient.

Caught by: test_one_epoch_in_order_takes_three_steps,
test_an_epoch_in_order_is_right_for_any_number_of_samples
"""

import numpy as np


def epoch_in_order(x, y, w, rate):
    weights = []
    for i in range(len(x)):
        if i:
            w = 0.0
        w = w - rate * 2 * x[i] * (w * x[i] - y[i])
        weights.append(w)
    return np.array(weights)
