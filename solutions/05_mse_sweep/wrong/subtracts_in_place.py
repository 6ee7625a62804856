"""The predictions were subtracted from y itself: -= changes the array that was passed in. Make a new array of
the differences.

Caught by: test_every_function_gives_its_result_and_leaves_its_inputs_unchanged
"""

import numpy as np


def squared_errors(x, y, w):
    errors = np.asarray(y, dtype=np.float64)
    errors -= w * np.asarray(x, dtype=np.float64)
    return errors**2
