"""A single value came back without its list. A list of one is a list too.

Caught by: test_a_single_value_is_doubled
"""


def double(values):
    doubled = [2.0 * value for value in values]
    return doubled[0] if len(doubled) == 1 else doubled
