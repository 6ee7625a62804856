"""The finite difference is twice the slope: from w - h to w + h the distance is 2 h, so divide by (2 * h).
Without the brackets, / 2 * h multiplies by h.

Caught by: test_the_finite_difference_and_autograd_agree_with_the_formula,
test_the_finite_difference_is_central_for_wide_and_narrow_h
"""


def finite_difference(x, y, w, h):
    return (mse(x, y, w + h) - mse(x, y, w - h)) / h  # noqa: F821
