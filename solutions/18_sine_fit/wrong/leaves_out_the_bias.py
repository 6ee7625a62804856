"""The layer is made without a bias, so the cubic has no a: at x = 0 it is always 0.

Caught by: test_the_row_2_4_8_gives_49_in_a_flat_result,
test_the_model_is_a_linear_layer_and_flat_for_any_number_of_rows
"""

from torch import nn


def make_model():
    return nn.Sequential(nn.Linear(3, 1, bias=False), nn.Flatten(0, 1))
