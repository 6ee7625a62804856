"""The network has 32 hidden units whatever the argument says. Give `hidden` to both layers.

Caught by: test_the_network_has_two_layers_from_64_to_hidden_to_10
"""

import torch
from torch import nn


class DigitsNetwork(nn.Module):
    def __init__(self, hidden=32):
        super().__init__()
        self.hidden = nn.Linear(64, 32)
        self.output = nn.Linear(32, 10)

    def forward(self, x):
        return self.output(torch.relu(self.hidden(x)))
