"""The two sides of the product are swapped: other @ matrix is not matrix @ other. The matrix stands on the
left.

Caught by: test_the_matrix_product_of_four_rows_and_a_vector_of_three,
test_the_matrix_product_sums_over_the_inner_side
"""


def matrix_product(matrix, other):
    return other @ matrix
