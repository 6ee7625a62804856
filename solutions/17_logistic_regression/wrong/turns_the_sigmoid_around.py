"""This is 1 / (1 + e^z): it falls where z grows. A large z must give a probability near 1.

Caught by: test_the_sigmoid_of_0_is_one_half_and_that_of_ln_3_three_quarters,
test_a_logit_of_800_does_not_overflow_and_neither_does_minus_800,
test_the_sigmoid_of_many_numbers_is_made_by_hand
"""

import numpy as np


def sigmoid(z):
    e = np.exp(-np.abs(z))
    return np.where(z < 0, 1.0, e) / (1.0 + e)
