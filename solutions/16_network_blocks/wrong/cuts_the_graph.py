"""Between the layers the graph is cut, so the first layer gets no gradients and never learns. No detach(), no
.data and no no_grad in forward.

Caught by: test_the_perceptron_finds_its_four_parameters_and_gradients_reach_them
"""

import torch
from torch import nn


class Perceptron(nn.Module):
    def __init__(self, features, hidden):
        super().__init__()
        self.hidden = nn.Linear(features, hidden)
        self.output = nn.Linear(hidden, features)

    def forward(self, x):
        return torch.sigmoid(self.output(torch.relu(self.hidden(x)).detach()))
