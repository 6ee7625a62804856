"""These are rows, (1, n): for a model one sample with n features. A column has one row for each sample: (n,
1).

Caught by: test_three_numbers_become_a_column_of_three_rows,
test_lists_arrays_and_tensors_of_any_dtype_become_columns_of_float32
"""

import torch


def columns(x, y):
    x, y = (torch.as_tensor(values, dtype=torch.float32) for values in (x, y))
    return x.reshape(1, -1), y.reshape(1, -1)
