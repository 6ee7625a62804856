"""The data were changed: to_array makes no copy of a float64 array, so *= and -= write into it. Compute the
errors as a new array.

Caught by: test_the_data_are_left_unchanged
"""


def gradient_with_bias(x, y, w, b):
    x, errors = to_array(x), to_array(y)  # noqa: F821
    errors -= w * x + b
    return float((-2 * x * errors).mean()), float((-2 * errors).mean())
