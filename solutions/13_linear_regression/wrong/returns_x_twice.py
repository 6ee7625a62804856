"""The second column holds x again. It belongs to y.

Caught by: test_three_numbers_become_a_column_of_three_rows,
test_lists_arrays_and_tensors_of_any_dtype_become_columns_of_float32
"""

import torch


def columns(x, y):
    column = torch.as_tensor(x, dtype=torch.float32).reshape(-1, 1)
    return column, column
