"""The largest absolute value scales the array: take abs first.

Caught by: test_negative_values_are_scaled
"""


def scale(array):
    return array / array.max()
