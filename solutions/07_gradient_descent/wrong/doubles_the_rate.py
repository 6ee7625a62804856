"""The rate is twice the limit: the 2 in front of mean(x^2) was left out.

Caught by: test_the_largest_rate_for_one_two_three_is_three_fourteenths, test_the_largest_rate_depends_on_all_samples
"""


def largest_rate(x):
    return float(2 / (to_array(x) ** 2).mean())  # noqa: F821
