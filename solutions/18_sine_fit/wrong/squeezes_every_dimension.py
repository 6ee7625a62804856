"""squeeze() without a dimension also drops the samples if there is only one: the shape is () for n = 1. Flatten, or
squeeze dimension 1.

Caught by: test_the_model_is_a_linear_layer_and_flat_for_any_number_of_rows
"""

from torch import nn


class Squeezed(nn.Module):
    def __init__(self):
        super().__init__()
        self.linear = nn.Linear(3, 1)

    def forward(self, features):
        return self.linear(features).squeeze()


def make_model():
    return Squeezed()
