"""view was called on the transpose, which is not contiguous: its numbers stand in memory in another order, and
view never copies. Bring them into order first.

Caught by: test_numbers_are_read_row_by_row_and_column_by_column, test_matrices_of_any_size_are_flattened,
test_two_flat_results_are_views_and_the_third_is_a_contiguous_copy,
test_no_function_changes_numbers_or_shape_of_what_it_is_given
"""


def flatten(x):
    return x.view(-1), x.T, x.T.view(-1)
