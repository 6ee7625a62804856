"""These are rows of shape (1, n): one sample with n features. A column has n rows, one for each sample.

Caught by: test_x_and_y_become_columns_of_float32,
test_arrays_of_any_dtype_become_columns_and_stay_as_they_are
"""

import torch


def as_columns(x, y):
    return tuple(torch.tensor(values, dtype=torch.float32).reshape(1, -1) for values in (x, y))
