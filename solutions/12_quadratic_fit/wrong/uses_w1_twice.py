"""w1 stands before x^2 and before x. Each of the three parameters has one place: w2 belongs to x.

Caught by: test_at_x_2_all_ones_predict_7, test_the_model_takes_numbers_arrays_and_tensors_as_they_are
"""


def forward(x, parameters):
    w1, _, b = parameters
    return w1 * x**2 + w1 * x + b
