"""The squares of x were summed. The factor holds their mean.

Caught by: test_the_largest_rate_for_one_two_three_is_three_fourteenths, test_the_largest_rate_depends_on_all_samples
"""


def largest_rate(x):
    return float(1 / (to_array(x) ** 2).sum())  # noqa: F821
