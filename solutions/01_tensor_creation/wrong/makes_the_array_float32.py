"""The tensor of the array is float32, whatever the array holds. An array keeps its own dtype: float64 stays
float64, int32 stays int32. Do not convert it.

Caught by: test_a_number_a_list_and_an_array_become_tensors,
test_torch_chooses_the_dtype_and_an_array_keeps_its_own
"""

import torch


def from_values(number, values, array):
    return torch.tensor(number), torch.tensor(values), torch.Tensor(array)
