"""A reshape has the shape of the transpose, but not its numbers: it reads them row by row of x. Rows become
columns only with .T or transpose.

Caught by: test_numbers_are_read_row_by_row_and_column_by_column, test_matrices_of_any_size_are_flattened,
test_two_flat_results_are_views_and_the_third_is_a_contiguous_copy
"""


def flatten(x):
    turned = x.view(x.shape[1], x.shape[0])
    return x.view(-1), turned, turned.clone().view(-1)
