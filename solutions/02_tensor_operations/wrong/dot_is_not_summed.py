"""The dot product came out as a vector: u * v multiplies place by place, but the sum is missing. Use
torch.dot(u, v) or u @ v.

Caught by: test_products_of_matrices_and_vectors, test_dot_is_one_number_and_outer_a_table
"""

import torch


def dot_and_outer(u, v):
    return u * v, torch.outer(u, v)
