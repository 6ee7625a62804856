"""This is the loss of the sample, the squared error. Return its derivative by w, which has the factors 2 and x.

Caught by: test_the_gradient_of_one_sample_is_the_one_by_hand,
test_the_gradient_is_right_for_any_sample_and_weight
"""


def sample_gradient(x, y, w):
    return (w * x - y) ** 2
