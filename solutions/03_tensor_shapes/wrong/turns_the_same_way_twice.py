"""Both results came from the same call. The second must come from two transposes, one after the other.

Caught by: test_one_result_comes_from_permute_and_the_other_from_two_transposes
"""


def turn(x):
    return x.permute(1, 2, 0), x.permute(1, 2, 0)
