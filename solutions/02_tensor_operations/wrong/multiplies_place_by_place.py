"""This is matrix * other, place by place. The matrix product also sums over the inner side: use @ or
torch.matmul.

Caught by: test_the_matrix_product_of_four_rows_and_a_vector_of_three,
test_the_matrix_product_sums_over_the_inner_side
"""


def matrix_product(matrix, other):
    return matrix * other
