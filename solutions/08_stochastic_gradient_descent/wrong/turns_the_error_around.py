"""The gradient of a sample has the wrong sign. The error is the prediction minus the truth, not the truth minus
the prediction.

Caught by: test_the_gradient_of_one_sample_is_the_one_by_hand,
test_the_gradient_is_right_for_any_sample_and_weight
"""


def sample_gradient(x, y, w):
    return 2 * x * (y - w * x)
