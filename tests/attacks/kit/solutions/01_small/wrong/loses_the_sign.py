"""The sign was lost on the way: leave abs out.

Caught by: test_negative_values_are_doubled
"""


def double(values):
    return [2.0 * abs(value) for value in values]
