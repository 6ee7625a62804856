"""These gradients are half as large as they should be: the derivative of a square has the factor 2. Let
autograd find them, from the whole squared error.

Caught by: test_at_x_2_all_ones_have_the_gradients_24_12_6,
test_the_gradients_come_from_autograd_for_numbers_of_both_signs
"""


def gradients(x, y, values):
    w1, w2, b = values
    error = w1 * x**2 + w2 * x + b - y
    return [error * x**2, error * x, float(error)]
