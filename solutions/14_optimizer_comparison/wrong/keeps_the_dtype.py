"""The column keeps the dtype of its values: whole numbers stay int64, NumPy's numbers float64, and nn.Linear
takes neither. Ask for dtype=torch.float32.

Caught by: test_a_column_has_one_row_for_each_sample,
test_lists_arrays_and_tensors_of_any_dtype_become_columns_of_float32
"""

import torch


def column(values):
    return torch.as_tensor(values).reshape(-1, 1)
