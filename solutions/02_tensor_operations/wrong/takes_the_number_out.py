"""The dot product came back as a Python number. A tensor of shape () is asked for: leave out item().

Caught by: test_the_dot_product_is_32_and_the_outer_product_a_table, test_dot_is_one_number_and_outer_a_table
"""

import torch


def dot_and_outer(u, v):
    return torch.dot(u, v).item(), torch.outer(u, v)
