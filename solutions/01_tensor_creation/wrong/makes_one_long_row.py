"""The tensors have one side with n * m numbers. n rows and m columns need two sizes: the shape is (n, m).

Caught by: test_constants_have_two_rows_and_three_columns, test_the_value_decides_the_dtype_of_full
"""

import torch


def constants(n, m, value):
    return torch.zeros(n * m), torch.ones(n * m), torch.full((n * m,), value)
