"""dim = -1 was taken for dimension 0. A negative dim counts from the end, so -1 is the last: pass dim on as it is.

Caught by: test_statistics_hold_along_every_dimension
"""


def statistics(x, dim):
    numbers = x if x.is_floating_point() else x.float()
    along = 1 if dim == 1 else 0
    return numbers.mean(along), numbers.std(along), x.amin(along), x.amax(along)
