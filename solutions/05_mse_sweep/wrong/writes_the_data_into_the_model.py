"""The numbers 1, 2, 3 stand in the function itself, so its x is ignored. Use the x that is passed in.

Caught by: test_predictions_hold_for_negative_weights_and_data
"""

import numpy as np


def predict(x, w):
    return w * np.array([1.0, 2.0, 3.0])
