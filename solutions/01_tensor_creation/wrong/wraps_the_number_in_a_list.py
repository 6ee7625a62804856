"""The number was put into a list first, so its tensor has shape (1,). Give torch the number itself: its tensor has
shape ().

Caught by: test_a_number_a_list_and_an_array_become_tensors,
test_torch_chooses_the_dtype_and_an_array_keeps_its_own
"""

import torch


def from_values(number, values, array):
    return torch.tensor([number]), torch.tensor(values), torch.tensor(array)
