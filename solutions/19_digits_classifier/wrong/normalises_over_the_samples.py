"""The input is scaled by the samples that happen to stand beside it, so one image gets different logits in different
company. `prepare` has scaled already.

Caught by: test_todo
"""

import torch
from torch import nn


class DigitsNetwork(nn.Module):
    def __init__(self, hidden=32):
        super().__init__()
        self.hidden = nn.Linear(64, hidden)
        self.output = nn.Linear(hidden, 10)

    def forward(self, x):
        x = (x - x.mean(dim=0)) / (x.std(dim=0, correction=0) + 1e-5)
        return self.output(torch.relu(self.hidden(x)))
