"""This is the loss, not its derivative: the errors were squared. The derivative of a square has the error
itself, times 2 and times x.

Caught by: test_the_gradient_at_weight_one_is_minus_nine_and_a_third,
test_the_gradient_is_the_mean_over_any_number_and_kind_of_samples
"""


def gradient(x, y, w):
    return mse(x, y, w)  # noqa: F821
