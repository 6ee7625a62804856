"""The standard deviation is that of a whole population: the squares were divided by n. Divide by n - 1, as
std does when it is given neither unbiased=False nor correction=0.

Caught by: test_sums_and_statistics_along_both_dimensions,
test_statistics_hold_along_every_dimension_and_for_every_dtype
"""


def statistics(x, dim):
    numbers = x if x.is_floating_point() else x.float()
    return numbers.mean(dim), numbers.std(dim, unbiased=False), x.amin(dim), x.amax(dim)
