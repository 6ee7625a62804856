"""b is taken out of the list and never used. The prediction is w1 x^2 + w2 x + b.

Caught by: test_at_x_2_all_ones_predict_7, test_the_model_takes_numbers_arrays_and_tensors_as_they_are
"""


def forward(x, parameters):
    w1, w2, _ = parameters
    return w1 * x**2 + w2 * x
