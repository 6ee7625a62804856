"""w1 and w2 are exchanged. w1 belongs to x^2, w2 to x; the order is w1, w2, b.

Caught by: test_at_x_2_all_ones_predict_7, test_the_model_takes_numbers_arrays_and_tensors_as_they_are
"""


def forward(x, parameters):
    w1, w2, b = parameters
    return w1 * x + w2 * x**2 + b
