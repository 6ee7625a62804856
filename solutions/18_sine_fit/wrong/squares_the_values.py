"""Each value was squared, not doubled: write 2 * value, not value ** 2.

Caught by: test_each_value_is_doubled, test_negative_values_are_doubled_too
"""


def double(values):
    return [value**2 for value in values]
