"""torch.mm multiplies matrices only, and other may be a vector of shape (k,). @ and torch.matmul take both.

Caught by: test_the_matrix_product_of_four_rows_and_a_vector_of_three,
test_the_matrix_product_sums_over_the_inner_side
"""

import torch


def matrix_product(matrix, other):
    return torch.mm(matrix, other)
