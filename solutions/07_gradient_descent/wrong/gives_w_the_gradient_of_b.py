"""dw was not multiplied by x: w got the gradient of b. The inner derivative for w is x.

Caught by: test_the_gradient_with_a_bias_has_two_parts_dw_then_db,
test_both_parts_of_the_gradient_with_a_bias_are_right
"""


def gradient_with_bias(x, y, w, b):
    errors = w * to_array(x) + b - to_array(y)  # noqa: F821
    return float((2 * errors).mean()), float((2 * errors).mean())
