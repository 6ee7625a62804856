"""The standard deviation is that of a whole population: the squares were divided by n. Divide by n - 1, as
std does when it is given neither unbiased=False nor correction=0.

Caught by: test_the_statistics_of_two_rows_and_three_columns, test_statistics_hold_along_every_dimension,
test_statistics_keep_float64_and_convert_integers_for_mean_and_std
"""


def statistics(x, dim):
    numbers = x if x.is_floating_point() else x.float()
    return numbers.mean(dim), numbers.std(dim, unbiased=False), x.amin(dim), x.amax(dim)
