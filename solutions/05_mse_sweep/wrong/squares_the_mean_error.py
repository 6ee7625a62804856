"""The errors were averaged first and squared afterwards, so that positive and negative errors cancel. Square
each error, then take the mean.

Caught by: test_the_loss_at_weight_one_is_fourteen_thirds, test_the_loss_is_the_mean_over_any_number_of_samples,
test_lists_arrays_and_tensors_of_float32_give_results_of_float64,
test_every_function_gives_its_result_and_leaves_its_inputs_unchanged
"""

import numpy as np


def mse(x, y, w):
    return float((predict(x, w) - np.asarray(y)).mean() ** 2)  # noqa: F821
