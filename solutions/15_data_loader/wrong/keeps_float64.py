"""The columns keep the dtype of the arrays, float64 for scikit-learn's data, and nn.Linear refuses that. Ask
for float32.

Caught by: test_x_and_y_become_columns_of_float32,
test_arrays_of_any_dtype_become_columns_and_stay_as_they_are
"""

import torch


def as_columns(x, y):
    return torch.as_tensor(x).reshape(-1, 1), torch.as_tensor(y).reshape(-1, 1)
