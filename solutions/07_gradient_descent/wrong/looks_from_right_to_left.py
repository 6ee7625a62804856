"""The finite difference has the wrong sign: the loss on the right, at w + h, comes first.

Caught by: test_the_finite_difference_is_central_and_depends_on_h,
test_the_finite_difference_is_right_for_wide_and_narrow_h
"""


def finite_difference(x, y, w, h):
    return (mse(x, y, w - h) - mse(x, y, w + h)) / (2 * h)  # noqa: F821
