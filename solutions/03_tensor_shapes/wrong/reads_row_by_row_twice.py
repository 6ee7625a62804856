"""The third result is row by row, too: x was flattened, not its transpose. Flatten the transpose, in the order of
its own rows.

Caught by: test_numbers_are_read_row_by_row_and_column_by_column, test_matrices_of_any_size_are_flattened,
test_two_flat_results_are_views_and_the_third_is_a_contiguous_copy
"""


def flatten(x):
    return x.view(-1), x.T, x.contiguous().view(-1)
