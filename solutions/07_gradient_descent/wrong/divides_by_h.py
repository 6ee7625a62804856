"""The finite difference is twice the slope: from w - h to w + h the distance is 2 h, not h.

Caught by: test_the_finite_difference_is_central_and_depends_on_h,
test_the_finite_difference_is_right_for_wide_and_narrow_h
"""


def finite_difference(x, y, w, h):
    return (mse(x, y, w + h) - mse(x, y, w - h)) / h  # noqa: F821
