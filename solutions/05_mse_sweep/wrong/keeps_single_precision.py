"""A float32 input gave a float32 result. Results are float64 in this exercise: name the dtype when you make the
array.

Caught by: test_lists_arrays_and_tensors_of_float32_give_results_of_float64
"""

import numpy as np


def predict(x, w):
    return float(w) * np.asarray(x)
