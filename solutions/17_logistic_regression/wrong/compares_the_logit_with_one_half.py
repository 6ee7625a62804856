"""The logit was compared with 0.5. It is the prediction, after the sigmoid, that has its middle there.

Caught by: test_three_of_four_classes_are_right, test_a_prediction_of_exactly_one_half_is_class_1
"""

import numpy as np


def accuracy(w, b, x, y):
    return float(np.mean((w * x + b >= 0.5) == (y == 1)))
