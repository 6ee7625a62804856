"""epoch_in_order appended once, after the loop, so only the last weight is there. Append within the loop, after
each step.

Caught by: test_one_epoch_in_order_takes_three_steps,
test_an_epoch_in_order_is_right_for_any_number_of_samples
"""

import numpy as np


def epoch_in_order(x, y, w, rate):
    weights = []
    for i in range(len(x)):
        w = w - rate * 2 * x[i] * (w * x[i] - y[i])
    weights.append(w)
    return np.array(weights)
