"""The gradient has the wrong sign. The error is the prediction minus the target, w x - y, not y - w x.

Caught by: test_the_gradient_at_weight_one_is_minus_nine_and_a_third,
test_the_gradient_is_the_mean_over_any_number_and_kind_of_samples
"""


def gradient(x, y, w):
    x, y = to_array(x), to_array(y)  # noqa: F821
    return float((2 * x * (y - w * x)).mean())
