"""The result has lost half of its digits on the way through float32. Compute in the dtype of z, float64.

Caught by: test_the_sigmoid_of_0_is_one_half_and_that_of_ln_3_three_quarters,
test_a_logit_of_800_does_not_overflow_and_neither_does_minus_800,
test_the_sigmoid_of_many_numbers_is_made_by_hand
"""

import numpy as np


def sigmoid(z):
    e = np.exp(-np.abs(z.astype(np.float32)))
    return np.where(z >= 0, np.float32(1.0), e) / (np.float32(1.0) + e)
