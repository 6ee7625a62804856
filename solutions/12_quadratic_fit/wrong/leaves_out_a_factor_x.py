"""All three gradients lack the inner derivative: this is 2 (ŷ - y) three times, as for b. w1 stands before x^2
and w2 before x. Let autograd find all three.

Caught by: test_at_x_2_all_ones_have_the_gradients_24_12_6,
test_the_gradients_come_from_autograd_for_numbers_of_both_signs
"""


def gradients(x, y, values):
    w1, w2, b = values
    error = w1 * x**2 + w2 * x + b - y
    return [float(2 * error)] * 3
