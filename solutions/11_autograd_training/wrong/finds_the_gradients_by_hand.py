"""sample_gradients used the formula of the gradient. Here each gradient should come from backward().

Caught by: test_each_gradient_comes_from_one_backward_of_its_own
"""


def sample_gradients(x, y, w):
    return (2 * x * (w * x - y)).tolist()
