"""forward makes new layers for each x, and throws them away: nothing can be learned. Make the layers in
__init__, and only use them in forward.

Caught by: test_the_perceptron_gives_one_half_where_its_last_layer_gives_zero,
test_the_perceptron_finds_its_four_parameters_and_gradients_reach_them,
test_the_perceptron_bends_and_ends_between_zero_and_one
"""

import torch
from torch import nn


class Perceptron(nn.Module):
    def __init__(self, features, hidden):
        super().__init__()
        self.widths = features, hidden

    def forward(self, x):
        features, hidden = self.widths
        x = torch.relu(nn.Linear(features, hidden)(x))
        return torch.sigmoid(nn.Linear(hidden, features)(x))
