"""A list was multiplied as it is, which repeats it or fails. Make an array of x first, with np.asarray.

Caught by: test_a_prediction_is_the_weight_times_x, test_lists_arrays_and_tensors_of_float32_give_results_of_float64
"""


def predict(x, w):
    return w * x
