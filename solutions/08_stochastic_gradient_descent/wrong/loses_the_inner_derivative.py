"""The gradient of a sample lacks its factor x. The chain rule multiplies by the inner derivative: w x grows by x
when w grows by 1.

Caught by: test_the_gradient_of_one_sample_is_the_one_by_hand,
test_the_gradient_is_right_for_any_sample_and_weight
"""


def sample_gradient(x, y, w):
    return 2 * (w * x - y)
