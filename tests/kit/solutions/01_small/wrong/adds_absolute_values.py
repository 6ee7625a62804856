"""The absolute values were added. Leave abs out.

Caught by: test_the_total_of_negative_values
"""


def total(values):
    return float(sum(abs(value) for value in values))
