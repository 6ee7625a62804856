"""These are the parameters of x and x^3. Both terms change their sign with x, as the sine does, so they are needed.

Caught by: test_the_two_parameters_that_vanish_are_predicted
"""


def guess_zeros():
    return "b", "d"
