"""The product w1 x was squared, not x alone. Write w1 * x**2: the power is taken before the product.

Caught by: test_at_x_2_all_ones_predict_7_with_loss_9_and_gradients_24_12_6,
test_the_model_takes_numbers_arrays_and_tensors_as_they_are,
test_the_gradients_hold_for_samples_and_parameters_of_both_signs
"""


def forward(x, parameters):
    w1, w2, b = parameters
    return (w1 * x) ** 2 + w2 * x + b
