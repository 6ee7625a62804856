"""This jumps from 0 to 1 and has nothing between them. The sigmoid is a smooth curve; the classes come
later.

Caught by: test_the_sigmoid_of_0_is_one_half_and_that_of_ln_3_three_quarters,
test_the_sigmoid_of_many_numbers_is_made_by_hand
"""

import numpy as np


def sigmoid(z):
    return (np.sign(z) + 1) / 2
