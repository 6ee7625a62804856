"""The matrix that was passed in was divided itself: /= and div_ work in place. Write matrix / per_column,
which makes a new tensor.

Caught by: test_columns_and_rows_are_divided_in_square_matrices_too
"""


def divide_columns_and_rows(matrix, per_column, per_row):
    rows = matrix / per_row.unsqueeze(1)
    if matrix.is_floating_point():
        matrix /= per_column
        return matrix, rows
    return matrix / per_column, rows
