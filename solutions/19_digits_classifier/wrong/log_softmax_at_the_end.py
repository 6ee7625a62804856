"""The network returns log-probabilities. The digits are read as well as before, but logits are asked for: leave the
last layer as it is.

Caught by: test_nothing_follows_the_last_layer
"""

import torch
from torch import nn


class DigitsNetwork(nn.Module):
    def __init__(self, hidden=32):
        super().__init__()
        self.hidden = nn.Linear(64, hidden)
        self.output = nn.Linear(hidden, 10)

    def forward(self, x):
        return torch.log_softmax(self.output(torch.relu(self.hidden(x))), dim=1)
