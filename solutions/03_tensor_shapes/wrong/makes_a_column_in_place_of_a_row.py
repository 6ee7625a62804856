"""The first result is a column (n, 1). A matrix of one row is (1, n): the new side stands in front.

Caught by: test_a_row_is_made_a_column_subtracted_and_a_side_removed,
test_vectors_meet_rows_in_square_matrices_and_one_number_stays_a_vector,
test_no_function_changes_numbers_or_shape_of_what_it_is_given
"""


def use_sides(x, v, column):
    return v.unsqueeze(1), x - v.unsqueeze(1), column.squeeze(1)
