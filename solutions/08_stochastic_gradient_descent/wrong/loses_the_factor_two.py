"""The gradient of a sample is half of what it should be. The derivative of a square brings a factor 2 to the
front.

Caught by: test_the_gradient_of_one_sample_is_the_one_by_hand,
test_the_gradient_is_right_for_any_sample_and_weight
"""


def sample_gradient(x, y, w):
    return x * (w * x - y)
