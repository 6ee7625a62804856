"""The weight was added to x. The model is y = w x: multiply.

Caught by: test_a_prediction_is_the_weight_times_x, test_predictions_hold_for_negative_weights_and_data
"""

import numpy as np


def predict(x, w):
    return np.asarray(x, dtype=np.float64) + w
