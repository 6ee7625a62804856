"""super().__init__() is missing, so the module cannot keep its layers. It must be the first line of __init__.

Caught by: test_the_perceptron_gives_one_half_where_its_last_layer_gives_zero,
test_the_perceptron_finds_its_four_parameters_and_gradients_reach_them,
test_the_perceptron_bends_and_ends_between_zero_and_one
"""

import torch
from torch import nn


class Perceptron(nn.Module):
    def __init__(self, features, hidden):
        self.hidden = nn.Linear(features, hidden)
        self.output = nn.Linear(hidden, features)

    def forward(self, x):
        return torch.sigmoid(self.output(torch.relu(self.hidden(x))))
