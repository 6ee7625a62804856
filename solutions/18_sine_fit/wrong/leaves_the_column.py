"""The model returns (n, 1). With y of shape (n,) the difference is (n, n), every prediction minus every target.
Flatten the column.

Caught by: test_the_row_2_4_8_gives_49_in_a_flat_result,
test_the_model_is_a_linear_layer_and_flat_for_any_number_of_rows
"""

from torch import nn


def make_model():
    return nn.Sequential(nn.Linear(3, 1))
