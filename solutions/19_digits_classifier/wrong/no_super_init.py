"""super().__init__() is missing, so the module is not ready for its layers. Call it first, before the first layer is
made.

Caught by: test_the_network_has_two_layers_from_64_to_hidden_to_10, test_nothing_follows_the_last_layer,
test_an_activation_makes_the_network_more_than_linear
"""

import torch
from torch import nn


class DigitsNetwork(nn.Module):
    def __init__(self, hidden=32):
        self.hidden = nn.Linear(64, hidden)
        self.output = nn.Linear(hidden, 10)

    def forward(self, x):
        return self.output(torch.relu(self.hidden(x)))
