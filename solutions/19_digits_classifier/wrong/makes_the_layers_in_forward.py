"""The layers are made anew in each call, so they are never the ones that were trained. Make them once, in __init__.

Caught by: test_todo
"""

import torch
from torch import nn


class DigitsNetwork(nn.Module):
    def __init__(self, hidden=32):
        super().__init__()
        self.units = hidden

    def forward(self, x):
        return nn.Linear(self.units, 10)(torch.relu(nn.Linear(64, self.units)(x)))
