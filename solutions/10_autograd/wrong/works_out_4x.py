"""The numbers are right, but they come from a formula: 4x, found by hand. Let torch find the gradient, with
backward().

Caught by: test_the_gradient_by_a_sum_has_the_shape_of_x
"""


def gradient_by_sum(x):
    return 4 * x.detach()
