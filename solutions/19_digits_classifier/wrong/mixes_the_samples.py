"""view(64, -1) does not exchange rows and columns: it cuts the same numbers in other places, so each row now has
pixels of several images. The input is already (n, 64).

Caught by: test_an_activation_makes_the_network_more_than_linear
"""

import torch
from torch import nn


class DigitsNetwork(nn.Module):
    def __init__(self, hidden=32):
        super().__init__()
        self.hidden = nn.Linear(64, hidden)
        self.output = nn.Linear(hidden, 10)

    def forward(self, x):
        x = x.view(64, -1).T
        return self.output(torch.relu(self.hidden(x)))
