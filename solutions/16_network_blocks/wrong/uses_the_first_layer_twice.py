"""forward goes through the first layer twice, which takes `features` numbers and not `hidden`. Use the second
layer after ReLU.

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

    def forward(self, x):
        return torch.sigmoid(self.hidden(torch.relu(self.hidden(x))))
