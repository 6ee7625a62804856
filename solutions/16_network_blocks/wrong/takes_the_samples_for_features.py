"""The first layer is 10 wide, as many as there are samples. A layer has a row of numbers for each sample: its
width is `features`, and the number of samples is free.

Caught by: test_the_perceptron_gives_one_half_where_its_last_layer_gives_zero,
test_the_perceptron_finds_its_four_parameters_and_gradients_reach_them,
test_the_perceptron_bends_and_ends_between_zero_and_one
"""

import torch
from torch import nn


class Perceptron(nn.Module):
    def __init__(self, features, hidden):
        super().__init__()
        self.hidden = nn.Linear(10, hidden)
        self.output = nn.Linear(hidden, 10)

    def forward(self, x):
        return torch.sigmoid(self.output(torch.relu(self.hidden(x))))
