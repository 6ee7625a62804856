"""A prediction of exactly 0.5 became class 0, here or by rounding. It is class 1.

Caught by: test_a_prediction_of_exactly_one_half_is_class_1
"""

import numpy as np


def accuracy(w, b, x, y):
    return float(np.mean((w * x + b > 0) == (y == 1)))
