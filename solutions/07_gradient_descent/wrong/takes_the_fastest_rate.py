"""This is the rate that makes the factor 0, where one step reaches the bottom. The limit of divergence is
where the factor is -1, at twice that rate.

Caught by: test_the_descent_fails_above_the_largest_rate_and_at_a_saddle,
test_the_largest_rate_depends_on_all_samples
"""


def largest_rate(x):
    return float(1 / (2 * to_array(x) ** 2).mean())  # noqa: F821
