"""In epoch_in_order, every step used the mean gradient of all samples: this is GD. A step of SGD uses one
sample.

Caught by: test_one_epoch_in_order_takes_three_steps,
test_an_epoch_in_order_is_right_for_any_number_of_samples
"""

import numpy as np


def epoch_in_order(x, y, w, rate):
    weights = []
    for _ in range(len(x)):
        w = w - rate * (2 * x * (w * x - y)).mean()
        weights.append(w)
    return np.array(weights)
