"""The outputs of a sample sum to 1: that is softmax. Sigmoid works on each number alone.

Caught by: test_the_perceptron_gives_one_half_where_its_last_layer_gives_zero,
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
        return torch.softmax(self.output(torch.relu(self.hidden(x))), dim=-1)
