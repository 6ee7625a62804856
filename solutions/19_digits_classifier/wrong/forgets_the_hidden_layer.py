"""There is one layer only, from the pixels to the classes. Two are asked for, with an activation between them.

Caught by: test_the_network_has_two_layers_from_64_to_hidden_to_10, test_nothing_follows_the_last_layer,
test_an_activation_makes_the_network_more_than_linear
"""

import torch
from torch import nn


class DigitsNetwork(nn.Module):
    def __init__(self, hidden=32):
        super().__init__()
        self.output = nn.Linear(64, 10)

    def forward(self, x):
        return self.output(torch.relu(x))
