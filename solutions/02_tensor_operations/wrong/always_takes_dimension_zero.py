"""The statistics always run along dimension 0, whatever dim is. Pass dim on to each of the four.

Caught by: test_the_statistics_of_two_rows_and_three_columns, test_statistics_hold_along_every_dimension,
test_statistics_keep_float64_and_convert_integers_for_mean_and_std
"""


def statistics(x, dim):
    numbers = x if x.is_floating_point() else x.float()
    return numbers.mean(0), numbers.std(0), x.amin(0), x.amax(0)
