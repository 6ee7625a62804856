"""All samples came back as one number. Return one loss for each of them: nothing is added up yet.

Caught by: test_a_sure_prediction_has_a_small_loss_if_right_and_a_large_one_if_wrong,
test_the_binary_cross_entropy_of_each_sample_is_made_by_hand
"""

import numpy as np


def bce(y_hat, y):
    return -(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat)).mean()
