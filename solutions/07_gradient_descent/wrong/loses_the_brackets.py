"""The difference was divided by 2 and then multiplied by h: without brackets, Python goes from left to right.
Put brackets around 2 * h.

Caught by: test_the_finite_difference_is_central_and_depends_on_h,
test_the_finite_difference_is_right_for_wide_and_narrow_h
"""


def finite_difference(x, y, w, h):
    return (mse(x, y, w + h) - mse(x, y, w - h)) / 2 * h  # noqa: F821
