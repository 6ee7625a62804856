"""The two results are in the wrong order: the dot product comes first, then the outer product.

Caught by: test_the_dot_product_is_32_and_the_outer_product_a_table, test_dot_is_one_number_and_outer_a_table
"""

import torch


def dot_and_outer(u, v):
    return torch.outer(u, v), torch.dot(u, v)
