"""The dot product has shape (1,). A single number has shape (), no dimension at all: leave out keepdim, or the
slice that kept it.

Caught by: test_the_dot_product_is_32_and_the_outer_product_a_table, test_dot_is_one_number_and_outer_a_table
"""

import torch


def dot_and_outer(u, v):
    return (u * v).sum(dim=0, keepdim=True), torch.outer(u, v)
