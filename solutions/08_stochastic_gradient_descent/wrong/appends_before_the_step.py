"""epoch_in_order recorded each weight before its step, so the starting weight comes first and the last step is
missing. Append after the step.

Caught by: test_one_epoch_in_order_takes_three_steps,
test_an_epoch_in_order_is_right_for_any_number_of_samples
"""

import numpy as np


def epoch_in_order(x, y, w, rate):
    weights = []
    for i in range(len(x)):
        weights.append(w)
        w = w - rate * 2 * x[i] * (w * x[i] - y[i])
    return np.array(weights)
