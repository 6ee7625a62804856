"""min(dim) and max(dim) return values and places in one bundle, and you returned the whole bundle. Take the
values alone: x.min(dim).values, or x.amin(dim).

Caught by: test_the_statistics_of_two_rows_and_three_columns, test_statistics_hold_along_every_dimension,
test_statistics_keep_float64_and_convert_integers_for_mean_and_std
"""


def statistics(x, dim):
    numbers = x if x.is_floating_point() else x.float()
    return numbers.mean(dim), numbers.std(dim), x.min(dim), x.max(dim)
