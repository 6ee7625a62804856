"""The two sums are swapped: dim is the dimension that disappears. dim=0 leaves one number for each column,
dim=1 one for each row.

Caught by: test_sums_and_statistics_along_both_dimensions,
test_sums_leave_one_number_for_each_column_and_each_row
"""


def sums(matrix):
    return matrix.sum(dim=1), matrix.sum(dim=0)
