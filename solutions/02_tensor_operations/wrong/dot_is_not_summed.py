"""The dot product came out as a vector: u * v multiplies place by place, but the sum is missing. Use
torch.dot(u, v) or u @ v.

Caught by: test_the_dot_product_is_32_and_the_outer_product_a_table, test_dot_is_one_number_and_outer_a_table
"""

import torch


def dot_and_outer(u, v):
    return u * v, torch.outer(u, v)
