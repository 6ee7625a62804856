"""epoch_in_order wrote into x or y. Make new arrays, and leave what was passed in as it is.

Caught by: test_the_inputs_are_left_unchanged
"""

import numpy as np


def epoch_in_order(x, y, w, rate):
    weights = []
    for i in range(len(x)):
        y[i] = w * x[i] - y[i]
        w = w - rate * 2 * x[i] * y[i]
        weights.append(w)
    return np.array(weights)
