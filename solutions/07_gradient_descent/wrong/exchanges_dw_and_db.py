"""dw and db have changed places. The derivative by w, the one that is multiplied by x, comes first.

Caught by: test_the_gradient_with_a_bias_has_two_parts_dw_then_db,
test_both_parts_of_the_gradient_with_a_bias_are_right
"""


def gradient_with_bias(x, y, w, b):
    x = to_array(x)  # noqa: F821
    errors = w * x + b - to_array(y)  # noqa: F821
    return float((2 * errors).mean()), float((2 * x * errors).mean())
