"""The squared errors came back as a column of shape (n, 1). One number for each sample is shape (n,).

Caught by: test_every_sample_has_its_squared_error, test_the_squared_errors_belong_to_any_number_of_samples,
test_lists_arrays_and_tensors_of_float32_give_results_of_float64,
test_every_function_gives_its_result_and_leaves_its_inputs_unchanged
"""

import numpy as np


def squared_errors(x, y, w):
    errors = w * np.asarray(x, dtype=np.float64) - np.asarray(y, dtype=np.float64)
    return (errors**2).reshape(-1, 1)
