"""epoch_in_order paired every x with every y: n times n steps. Sample i is x[i] with y[i], so one loop over i is
enough.

Caught by: test_one_epoch_in_order_takes_three_steps,
test_an_epoch_in_order_is_right_for_any_number_of_samples
"""

import numpy as np


def epoch_in_order(x, y, w, rate):
    weights = []
    for a in x:
        for b in y:
            w = w - rate * 2 * a * (w * a - b)
            weights.append(w)
    return np.array(weights)
