"""The tensor has one dimension, n numbers. Give it a second one: n rows with one number each.

Caught by: test_a_column_has_one_row_for_each_sample,
test_lists_arrays_and_tensors_of_any_dtype_become_columns_of_float32
"""

import torch


def column(values):
    return torch.as_tensor(values, dtype=torch.float32)
