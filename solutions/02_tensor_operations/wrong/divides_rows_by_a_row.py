"""per_row was used with shape (n,), so torch lined it up with the columns; unless the matrix is square that
is an error. Make it a column first: per_row.unsqueeze(1) has shape (n, 1).

Caught by: test_columns_are_divided_by_a_row_and_rows_by_a_column,
test_columns_and_rows_are_divided_in_square_matrices_too
"""


def divide_columns_and_rows(matrix, per_column, per_row):
    return matrix / per_column, matrix / per_row
