"""The divisors were exchanged: per_column was made a column, so it divides the rows. It is per_row that must
become a column.

Caught by: test_columns_are_divided_by_a_row_and_rows_by_a_column,
test_columns_and_rows_are_divided_in_square_matrices_too
"""


def divide_columns_and_rows(matrix, per_column, per_row):
    return matrix / per_column.unsqueeze(1), matrix / per_row
