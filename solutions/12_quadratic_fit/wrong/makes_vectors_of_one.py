"""The parameters have shape (1,). Write torch.tensor(value, ...) without square brackets around the value:
then they have no dimension, shape ().

Caught by: test_the_parameters_are_three_float64_tensors_that_require_gradients,
test_whole_and_negative_numbers_become_parameters_of_shape_nothing
"""

import torch


def make_parameters(values):
    return [torch.tensor([value], dtype=torch.float64, requires_grad=True) for value in values]
