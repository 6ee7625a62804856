"""The gradient was found by autograd. Part 2 asks for the formula; autograd comes in part 4, as a check of it.

Caught by: test_the_gradient_at_weight_one_is_minus_nine_and_a_third,
test_the_gradient_is_the_mean_over_any_number_and_kind_of_samples
"""


def gradient(x, y, w):
    return autograd_gradient(x, y, w)  # noqa: F821
