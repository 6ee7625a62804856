"""The sum begins with the first value, and there may be none. Begin with 0.0.

Caught by: test_the_total_of_nothing_is_zero
"""


def total(values):
    return float(values[0] + sum(values[1:]))
