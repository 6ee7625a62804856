"""The zeros and ones are int64: torch.full takes its dtype from the number, and 0 and 1 are integers. torch.zeros
and torch.ones are float32.

Caught by: test_constants_have_two_rows_and_three_columns, test_the_value_decides_the_dtype_of_full
"""

import torch


def constants(n, m, value):
    return torch.full((n, m), 0), torch.full((n, m), 1), torch.full((n, m), value)
