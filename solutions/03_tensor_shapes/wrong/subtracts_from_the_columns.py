"""The vector was subtracted as it is, so broadcasting laid it along each row, from the right: with a square
matrix, v[i] was taken from column i. Make a column (n, 1) of v first.

Caught by: test_a_row_is_made_a_column_subtracted_and_a_side_removed,
test_vectors_meet_rows_in_square_matrices_and_one_number_stays_a_vector,
test_no_function_changes_numbers_or_shape_of_what_it_is_given
"""


def use_sides(x, v, column):
    return v.unsqueeze(0), x - v, column.squeeze(1)
