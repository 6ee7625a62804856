"""Nothing came back for dim = -1, because only 0 and 1 have a branch of their own. A negative dim counts from the end:
pass dim on as it is.

Caught by: test_statistics_hold_along_every_dimension
"""


def statistics(x, dim):
    numbers = x if x.is_floating_point() else x.float()
    if dim == 0:
        return numbers.mean(0), numbers.std(0), x.amin(0), x.amax(0)
    if dim == 1:
        return numbers.mean(1), numbers.std(1), x.amin(1), x.amax(1)
    return None
