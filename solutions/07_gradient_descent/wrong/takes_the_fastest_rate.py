"""This is the rate that makes the factor 0, where one step reaches the bottom. The limit of divergence is where
the factor is -1.

Caught by: test_the_largest_rate_for_one_two_three_is_three_fourteenths, test_the_largest_rate_depends_on_all_samples
"""


def largest_rate(x):
    return float(1 / (2 * to_array(x) ** 2).mean())  # noqa: F821
