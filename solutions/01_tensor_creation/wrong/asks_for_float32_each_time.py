"""All three tensors are float32, because the dtype was written into the calls. Let torch choose: integers give
int64, and an array keeps its dtype.

Caught by: test_a_number_a_list_and_an_array_become_tensors,
test_torch_chooses_the_dtype_and_an_array_keeps_its_own
"""

import torch


def from_values(number, values, array):
    return tuple(torch.tensor(source, dtype=torch.float32) for source in (number, values, array))
