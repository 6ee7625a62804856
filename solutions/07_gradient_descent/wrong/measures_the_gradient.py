"""The gradient was measured with a finite difference, which loses its digits where the losses are large. Part 2
asks for the formula.

Caught by: test_the_gradient_is_the_mean_over_any_number_and_kind_of_samples
"""


def gradient(x, y, w):
    return (mse(x, y, w + 0.5) - mse(x, y, w - 0.5)) / 1.0  # noqa: F821
