"""The two sums are swapped: dim is the dimension that disappears. dim=0 leaves one number for each column,
dim=1 one for each row.

Caught by: test_the_sums_of_two_rows_and_three_columns, test_sums_leave_one_number_for_each_column_and_each_row
"""


def sums(matrix):
    return matrix.sum(dim=1), matrix.sum(dim=0)
