"""The parameters are float32, which is what torch.tensor makes of a plain number. Ask for dtype=torch.float64:
over thousands of small steps the rounding of float32 shows.

Caught by: test_the_parameters_are_three_float64_tensors_that_require_gradients,
test_whole_and_negative_numbers_become_parameters_of_shape_nothing
"""

import torch


def make_parameters(values):
    return [torch.tensor(float(value), requires_grad=True) for value in values]
