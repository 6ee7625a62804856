"""This is how many classes are right. The accuracy is their share: divide by the number of samples.

Caught by: test_three_of_four_classes_are_right, test_a_prediction_of_exactly_one_half_is_class_1
"""

import numpy as np


def accuracy(w, b, x, y):
    return float(np.sum((w * x + b >= 0) == (y == 1)))
