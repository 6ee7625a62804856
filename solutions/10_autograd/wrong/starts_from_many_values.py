"""backward() was called on a tensor of several values, but it starts from one number. Make one number of them
first.

Caught by: test_the_gradient_by_a_sum_is_40_at_10_and_40_80_at_10_20, test_the_gradient_by_a_sum_has_the_shape_of_x,
test_only_minimize_changes_what_it_is_given
"""


def gradient_by_sum(x):
    y = 2 * x**2
    y.backward()
    return x.grad
