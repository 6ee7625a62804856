"""The predictions came back as a list. Make an array of x first, with np.asarray, and multiply that.

Caught by: test_a_prediction_is_the_weight_times_x, test_predictions_hold_for_negative_weights_and_data,
test_lists_arrays_and_tensors_of_float32_give_results_of_float64,
test_every_function_gives_its_result_and_leaves_its_inputs_unchanged
"""


def predict(x, w):
    return [float(w) * float(value) for value in x]
