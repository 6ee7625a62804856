"""The module has no method that is called forward: its name is misspelt. Calling the module runs exactly this
name.

Caught by: test_the_perceptron_gives_one_half_where_its_last_layer_gives_zero,
test_the_perceptron_finds_its_four_parameters_and_gradients_reach_them,
test_the_perceptron_bends_and_ends_between_zero_and_one
"""

import torch
from torch import nn


class Perceptron(nn.Module):
    def __init__(self, features, hidden):
        super().__init__()
        self.hidden = nn.Linear(features, hidden)
        self.output = nn.Linear(hidden, features)

    def foward(self, x):
        return torch.sigmoid(self.output(torch.relu(self.hidden(x))))
