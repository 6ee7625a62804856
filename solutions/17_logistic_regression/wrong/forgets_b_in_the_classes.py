"""The classes come from w x alone. The logit is w x + b.

Caught by: test_three_of_four_classes_are_right, test_a_prediction_of_exactly_one_half_is_class_1
"""

import numpy as np


def accuracy(w, b, x, y):
    return float(np.mean((w * x >= 0) == (y == 1)))
