"""Each gradient is divided by the number of values: backward() started from the mean. The sum is asked.

Caught by: test_the_gradient_by_a_sum_is_40_at_10_and_40_80_at_10_20, test_the_gradient_by_a_sum_has_the_shape_of_x
"""


def gradient_by_sum(x):
    (2 * x**2).mean().backward()
    return x.grad
