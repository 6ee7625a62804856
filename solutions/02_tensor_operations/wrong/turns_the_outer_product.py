"""Rows and columns of the outer product are swapped: row i belongs to the entry i of u, and column j to the
entry j of v.

Caught by: test_the_dot_product_is_32_and_the_outer_product_a_table, test_dot_is_one_number_and_outer_a_table
"""

import torch


def dot_and_outer(u, v):
    return torch.dot(u, v), torch.outer(v, u)
