"""Both derivatives are sums over the samples. The loss is a mean, so both are means, too.

Caught by: test_the_gradient_with_a_bias_has_two_parts_dw_then_db,
test_both_parts_of_the_gradient_with_a_bias_are_right
"""


def gradient_with_bias(x, y, w, b):
    x = to_array(x)  # noqa: F821
    errors = w * x + b - to_array(y)  # noqa: F821
    return float((2 * x * errors).sum()), float((2 * errors).sum())
