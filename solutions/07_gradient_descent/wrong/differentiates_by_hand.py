"""The formula was used, or a difference. Autograd must find this derivative: only then is it a check of the
formula. Call backward() on the loss.

Caught by: test_autograd_finds_minus_nine_and_a_third, test_autograd_gives_the_derivative_in_double_precision
"""


def autograd_gradient(x, y, w):
    return gradient(x, y, w)  # noqa: F821
