"""Minimum and maximum are places, not values: argmin and the second part of min(dim) tell where the smallest
entry is. Take x.min(dim).values, or x.amin(dim).

Caught by: test_sums_and_statistics_along_both_dimensions,
test_statistics_hold_along_every_dimension_and_for_every_dtype
"""


def statistics(x, dim):
    numbers = x if x.is_floating_point() else x.float()
    return numbers.mean(dim), numbers.std(dim), x.argmin(dim), x.argmax(dim)
