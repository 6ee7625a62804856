"""w1 and w2 have changed places. The first parameter belongs to x^2, the second to x.

Caught by: test_at_x_2_all_ones_predict_7_with_loss_9_and_gradients_24_12_6,
test_a_step_subtracts_rate_times_gradient_and_returns_the_loss_from_before,
test_the_model_takes_numbers_arrays_and_tensors_as_they_are,
test_there_is_one_prediction_for_each_row_of_the_history
"""


def forward(x, parameters):
    w1, w2, b = parameters
    return w1 * x + w2 * x**2 + b
