"""The layers have no bias (bias=False). Each is to have weights and biases.

Caught by: test_todo
"""

import torch
from torch import nn


class DigitsNetwork(nn.Module):
    def __init__(self, hidden=32):
        super().__init__()
        self.hidden = nn.Linear(64, hidden, bias=False)
        self.output = nn.Linear(hidden, 10, bias=False)

    def forward(self, x):
        return self.output(torch.relu(self.hidden(x)))
