"""The sigmoid was taken twice, and a probability has a sigmoid above 0.5: so every class is 1. Take it
once.

Caught by: test_three_of_four_classes_are_right, test_a_prediction_of_exactly_one_half_is_class_1
"""

import numpy as np


def accuracy(w, b, x, y):
    y_hat = 1 / (1 + np.exp(-(w * x + b)))
    return float(np.mean((1 / (1 + np.exp(-y_hat)) >= 0.5) == (y == 1)))
