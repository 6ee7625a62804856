"""The mean was squared. Take the mean of the squares: square each x first, then average.

Caught by: test_the_descent_fails_above_the_largest_rate_and_at_a_saddle,
test_the_largest_rate_depends_on_all_samples
"""


def largest_rate(x):
    return float(1 / to_array(x).mean() ** 2)  # noqa: F821
