"""The second result was divided twice: the rows must start from the matrix that was passed in, not from the
columns that are divided already.

Caught by: test_columns_are_divided_by_a_row_and_rows_by_a_column,
test_columns_and_rows_are_divided_in_square_matrices_too
"""


def divide_columns_and_rows(matrix, per_column, per_row):
    matrix = matrix / per_column
    return matrix, matrix / per_row.unsqueeze(1)
