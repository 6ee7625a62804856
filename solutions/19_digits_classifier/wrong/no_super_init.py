"""super().__init__() is missing, so the module is not ready for its layers. Call it first, before the first layer is
made.

Caught by: test_todo
"""

import torch
from torch import nn


class DigitsNetwork(nn.Module):
    def __init__(self, hidden=32):
        self.hidden = nn.Linear(64, hidden)
        self.output = nn.Linear(hidden, 10)

    def forward(self, x):
        return self.output(torch.relu(self.hidden(x)))
