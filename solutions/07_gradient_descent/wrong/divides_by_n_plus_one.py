"""The sum was divided by one sample too many. The mean of n terms is their sum divided by n.

Caught by: test_the_gradient_at_weight_one_is_minus_nine_and_a_third,
test_the_gradient_is_the_mean_over_any_number_and_kind_of_samples
"""


def gradient(x, y, w):
    x, y = to_array(x), to_array(y)  # noqa: F821
    return float((2 * x * (w * x - y)).sum() / (len(x) + 1))
