"""This is the mean. The total is not divided by the number of values.

Caught by: test_the_total_is_the_sum, test_the_total_of_negative_values
"""


def total(values):
    return float(sum(values) / max(1, len(values)))
