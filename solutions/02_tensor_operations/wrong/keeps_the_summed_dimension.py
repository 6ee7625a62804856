"""The sums still have two dimensions: keepdim=True leaves a side of 1 where the summed dimension was. Leave
it out.

Caught by: test_the_sums_of_two_rows_and_three_columns, test_sums_leave_one_number_for_each_column_and_each_row
"""


def sums(matrix):
    return matrix.sum(dim=0, keepdim=True), matrix.sum(dim=1, keepdim=True)
