"""The gradients are right, but they were worked out by hand. Here autograd is asked for them: track the
parameters and call backward() on the loss.

Caught by: test_the_gradients_come_from_autograd_for_numbers_of_both_signs
"""


def gradients(x, y, values):
    w1, w2, b = values
    error = w1 * x**2 + w2 * x + b - y
    return [float(2 * error * x**2), float(2 * error * x), float(2 * error)]
