"""The statistics run along the other dimension: with dim=0 there must be one number for each column, with
dim=1 one for each row. Hand dim on as it is.

Caught by: test_sums_and_statistics_along_both_dimensions,
test_statistics_hold_along_every_dimension_and_for_every_dtype
"""


def statistics(x, dim):
    numbers = x if x.is_floating_point() else x.float()
    other = 1 - dim if dim >= 0 else 0
    return numbers.mean(other), numbers.std(other), x.amin(other), x.amax(other)
