"""Samples with y = 0 have the loss 0 here, whatever is predicted. The second term, for y = 0, is missing.

Caught by: test_a_sure_prediction_has_a_small_loss_if_right_and_a_large_one_if_wrong,
test_the_binary_cross_entropy_of_each_sample_is_made_by_hand
"""

import numpy as np


def bce(y_hat, y):
    return -y * np.log(y_hat)
