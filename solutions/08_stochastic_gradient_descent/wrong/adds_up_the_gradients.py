"""In epoch_in_order, the gradients were added up from sample to sample and never cleared. Each step uses the
gradient of its own sample alone.

Caught by: test_one_epoch_in_order_takes_three_steps,
test_an_epoch_in_order_is_right_for_any_number_of_samples
"""

import numpy as np


def epoch_in_order(x, y, w, rate):
    weights, gradient = [], 0.0
    for i in range(len(x)):
        gradient += 2 * x[i] * (w * x[i] - y[i])
        w = w - rate * gradient
        weights.append(w)
    return np.array(weights)
