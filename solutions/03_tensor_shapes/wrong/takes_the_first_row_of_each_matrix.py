"""The first part holds the first row of each matrix, because the place 0 was taken along dimension 1. The first
matrix is place 0 along dimension 0.

Caught by: test_four_parts_of_two_matrices_are_picked, test_parts_are_picked_from_matrices_of_any_number_and_size,
test_parts_are_views_and_share_the_memory_of_x
"""


def pick(x):
    return x[:, 0], x[:, 0, 0], x[:, -1], x[:, 1:]
