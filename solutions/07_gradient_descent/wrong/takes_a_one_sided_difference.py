"""This is the one-sided difference, from w to w + h. Take the central one: the loss at w + h minus the loss
at w - h, divided by 2 h.

Caught by: test_the_finite_difference_and_autograd_agree_with_the_formula,
test_the_finite_difference_is_central_for_wide_and_narrow_h
"""


def finite_difference(x, y, w, h):
    return (mse(x, y, w + h) - mse(x, y, w)) / h  # noqa: F821
