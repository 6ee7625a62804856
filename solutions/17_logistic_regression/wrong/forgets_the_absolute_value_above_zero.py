"""The form 1 / (1 + t) was used for all z, also where z is negative. There it is t / (1 + t).

Caught by: test_the_sigmoid_of_0_is_one_half_and_that_of_ln_3_three_quarters,
test_a_logit_of_800_does_not_overflow_and_neither_does_minus_800,
test_the_sigmoid_of_many_numbers_is_made_by_hand
"""

import numpy as np


def sigmoid(z):
    return 1.0 / (1.0 + np.exp(-np.abs(z)))
