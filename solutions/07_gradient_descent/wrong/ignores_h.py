"""The result does not depend on h: it is the derivative itself, or h was replaced by another number. Compute the
loss at two places, h to the right of w and h to the left. A check must not use what it checks.

Caught by: test_the_finite_difference_is_central_and_depends_on_h,
test_the_finite_difference_is_right_for_wide_and_narrow_h
"""


def finite_difference(x, y, w, h):
    return gradient(x, y, w)  # noqa: F821
