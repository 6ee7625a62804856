"""db was multiplied by x: b got the gradient of w. The inner derivative for b is 1, not x.

Caught by: test_the_gradient_with_a_bias_has_two_parts_dw_then_db,
test_both_parts_of_the_gradient_with_a_bias_are_right
"""


def gradient_with_bias(x, y, w, b):
    x = to_array(x)  # noqa: F821
    errors = w * x + b - to_array(y)  # noqa: F821
    return float((2 * x * errors).mean()), float((2 * x * errors).mean())
