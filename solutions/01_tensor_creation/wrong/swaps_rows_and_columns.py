"""Rows and columns are exchanged: the shape is (m, n). In a shape the rows come first.

Caught by: test_constants_have_two_rows_and_three_columns, test_the_value_decides_the_dtype_of_full
"""

import torch


def constants(n, m, value):
    return torch.zeros(m, n), torch.ones(m, n), torch.full((m, n), value)
