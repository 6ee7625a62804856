"""The weight was added to x. The model is ŷ = w x: multiply.

Caught by: test_a_prediction_is_the_weight_times_x, test_every_sample_has_its_squared_error,
test_the_loss_at_weight_one_is_fourteen_thirds, test_the_smallest_of_the_41_losses_is_zero_at_weight_two,
test_predictions_hold_for_negative_weights_and_data, test_the_squared_errors_belong_to_any_number_of_samples,
test_the_loss_is_the_mean_over_any_number_of_samples, test_the_sweep_has_one_loss_for_each_weight,
test_lists_arrays_and_tensors_of_float32_give_results_of_float64,
test_every_function_gives_its_result_and_leaves_its_inputs_unchanged
"""

import numpy as np


def predict(x, w):
    return np.asarray(x, dtype=np.float64) + w


def squared_errors(x, y, w):
    return (predict(x, w) - np.asarray(y)) ** 2


def mse(x, y, w):
    return float(squared_errors(x, y, w).mean())


def mse_sweep(x, y, w):
    return np.array([mse(x, y, weight) for weight in np.asarray(w)])
