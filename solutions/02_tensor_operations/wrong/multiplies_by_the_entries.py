"""The rows and columns were multiplied by their entries. Divide them.

Caught by: test_columns_are_divided_by_a_row_and_rows_by_a_column,
test_columns_and_rows_are_divided_in_square_matrices_too
"""


def divide_columns_and_rows(matrix, per_column, per_row):
    return matrix * per_column, matrix * per_row.unsqueeze(1)
