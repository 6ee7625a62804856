"""An activation follows the last layer too, and makes all negative logits 0. Logits may be any number: return what
the last layer gives.

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
        return torch.relu(self.output(torch.relu(self.hidden(x))))
