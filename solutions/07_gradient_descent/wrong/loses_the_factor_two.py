"""The gradient is half of what it should be: the derivative of a square brings a factor 2 to the front.
Write 2 * x * (w * x - y).

Caught by: test_the_gradient_at_weight_one_is_minus_nine_and_a_third,
test_the_gradient_is_the_mean_over_any_number_and_kind_of_samples
"""


def gradient(x, y, w):
    x, y = to_array(x), to_array(y)  # noqa: F821
    return float((x * (w * x - y)).mean())
