"""The dot product counts each entry of u with every entry of v: a column (n, 1) times a vector (n,) is
stretched to a table (n, n) before it is summed. Keep both of shape (n,).

Caught by: test_the_dot_product_is_32_and_the_outer_product_a_table, test_dot_is_one_number_and_outer_a_table
"""

import torch


def dot_and_outer(u, v):
    return (u.reshape(-1, 1) * v).sum(), torch.outer(u, v)
