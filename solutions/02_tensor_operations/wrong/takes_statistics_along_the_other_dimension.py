"""The statistics run along the other dimension: with dim=0 there must be one number for each column, with
dim=1 one for each row. Hand dim on as it is.

Caught by: test_the_statistics_of_two_rows_and_three_columns, test_statistics_hold_along_every_dimension,
test_statistics_keep_float64_and_convert_integers_for_mean_and_std
"""


def statistics(x, dim):
    numbers = x if x.is_floating_point() else x.float()
    other = 1 - dim if dim >= 0 else 0
    return numbers.mean(other), numbers.std(other), x.amin(other), x.amax(other)
