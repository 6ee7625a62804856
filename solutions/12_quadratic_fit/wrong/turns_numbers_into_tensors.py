"""forward made a tensor of what it was given. Do only the arithmetic: numbers give a number, an array gives an
array, and parameters that are tensors give a tensor with a graph.

Caught by: test_at_x_2_all_ones_predict_7, test_the_model_takes_numbers_arrays_and_tensors_as_they_are
"""

import torch


def forward(x, parameters):
    w1, w2, b = parameters
    return w1 * torch.as_tensor(x, dtype=torch.float64) ** 2 + w2 * x + b
