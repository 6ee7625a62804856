"""Each y counts once, whatever v says. v must go into backward().

Caught by: test_each_y_counts_as_often_as_v_says, test_the_gradient_of_each_y_is_multiplied_by_its_v
"""


def weighted_gradient(x, v):
    y = x**2
    y.sum().backward()
    return x.grad
