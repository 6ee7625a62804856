"""Both results are the sum of all entries, because sum was given no dimension. Name the dimension that
disappears.

Caught by: test_the_sums_of_two_rows_and_three_columns, test_sums_leave_one_number_for_each_column_and_each_row
"""


def sums(matrix):
    return matrix.sum(), matrix.sum()
