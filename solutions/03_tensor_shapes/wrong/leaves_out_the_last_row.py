"""The last part has all rows but the last one. Leave out the first row: a slice that starts at place 1 goes on to
the end.

Caught by: test_four_parts_of_two_matrices_are_picked, test_parts_are_picked_from_matrices_of_any_number_and_size,
test_parts_are_views_and_share_the_memory_of_x
"""


def pick(x):
    return x[0], x[:, 0, 0], x[:, -1], x[:, :-1]
