"""The statistics still have two dimensions: keepdim=True leaves a side of 1 where the dimension was. Leave it
out.

Caught by: test_the_statistics_of_two_rows_and_three_columns, test_statistics_hold_along_every_dimension,
test_statistics_keep_float64_and_convert_integers_for_mean_and_std
"""


def statistics(x, dim):
    numbers = x if x.is_floating_point() else x.float()
    kept = {"dim": dim, "keepdim": True}
    return numbers.mean(**kept), numbers.std(**kept), x.amin(**kept), x.amax(**kept)
