"""A column with a single number became a tensor of shape (): squeeze without an argument removes every side of 1.
Name the dimension that must go.

Caught by: test_vectors_meet_rows_in_square_matrices_and_one_number_stays_a_vector
"""


def use_sides(x, v, column):
    return v.unsqueeze(0), x - v.unsqueeze(1), column.squeeze()
