"""The bias was never used: the prediction is w x alone. Add b before y is taken away.

Caught by: test_the_gradient_with_a_bias_has_two_parts_dw_then_db,
test_both_parts_of_the_gradient_with_a_bias_are_right
"""


def gradient_with_bias(x, y, w, b):
    x = to_array(x)  # noqa: F821
    errors = w * x - to_array(y)  # noqa: F821
    return float((2 * x * errors).mean()), float((2 * errors).mean())
