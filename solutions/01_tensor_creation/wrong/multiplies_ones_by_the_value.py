"""The third tensor is float32 even where value is an integer: it was made from ones, which are float32. torch.full
takes its dtype from the value.

Caught by: test_constants_have_two_rows_and_three_columns, test_the_value_decides_the_dtype_of_full
"""

import torch


def constants(n, m, value):
    return torch.zeros(n, m), torch.ones(n, m), torch.ones(n, m) * value
