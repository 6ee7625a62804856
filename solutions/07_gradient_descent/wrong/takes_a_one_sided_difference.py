"""This is the one-sided difference, from w to w + h. Take the central one, from w - h to w + h.

Caught by: test_the_finite_difference_is_central_and_depends_on_h,
test_the_finite_difference_is_right_for_wide_and_narrow_h
"""


def finite_difference(x, y, w, h):
    return (mse(x, y, w + h) - mse(x, y, w)) / h  # noqa: F821
