"""This is one number for the whole data set. squared_errors returns one for each sample: do not sum here, and
take no mean.

Caught by: test_every_sample_has_its_squared_error, test_the_squared_errors_belong_to_any_number_of_samples,
test_lists_arrays_and_tensors_of_float32_give_results_of_float64,
test_every_function_gives_its_result_and_leaves_its_inputs_unchanged
"""

import numpy as np


def squared_errors(x, y, w):
    return np.sum((w * np.asarray(x, dtype=np.float64) - np.asarray(y)) ** 2)
