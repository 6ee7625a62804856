"""A softmax runs over the samples: each column sums to 1, so what an image gets depends on the others beside it.
Return the logits, without softmax.

Caught by: test_nothing_follows_the_last_layer, test_an_activation_makes_the_network_more_than_linear
"""

import torch
from torch import nn


class DigitsNetwork(nn.Module):
    def __init__(self, hidden=32):
        super().__init__()
        self.hidden = nn.Linear(64, hidden)
        self.output = nn.Linear(hidden, 10)

    def forward(self, x):
        return torch.softmax(self.output(torch.relu(self.hidden(x))), dim=0)
