"""A layer has its two widths in the wrong order: nn.Linear takes the number of inputs first. What the first layer
gives must fit into the second.

Caught by: test_the_network_has_two_layers_from_64_to_hidden_to_10, test_nothing_follows_the_last_layer,
test_an_activation_makes_the_network_more_than_linear
"""

import torch
from torch import nn


class DigitsNetwork(nn.Module):
    def __init__(self, hidden=32):
        super().__init__()
        self.hidden = nn.Linear(hidden, 64)
        self.output = nn.Linear(10, hidden)

    def forward(self, x):
        return self.output(torch.relu(self.hidden(x)))
