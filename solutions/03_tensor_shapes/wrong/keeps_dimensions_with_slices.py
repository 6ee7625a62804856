"""A slice such as 0:1 or -1: keeps its dimension with length 1. A plain number as the index takes the dimension
away.

Caught by: test_four_parts_of_two_matrices_are_picked, test_parts_are_picked_from_matrices_of_any_number_and_size,
test_parts_are_views_and_share_the_memory_of_x
"""


def pick(x):
    return x[0:1], x[:, 0:1, 0:1], x[:, -1:], x[:, 1:]
