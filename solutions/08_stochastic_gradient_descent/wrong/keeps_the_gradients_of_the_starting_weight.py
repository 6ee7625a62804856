"""In epoch_in_order, every gradient was computed at the starting weight. After each step the next gradient needs
the new weight.

Caught by: test_one_epoch_in_order_takes_three_steps,
test_an_epoch_in_order_is_right_for_any_number_of_samples
"""

import numpy as np


def epoch_in_order(x, y, w, rate):
    return w - rate * np.cumsum(2 * x * (w * x - y))
