"""Parameters without nn.Linear, and functional.linear."""

import math

import torch
from torch import nn
from torch.nn import functional


class DigitsNetwork(nn.Module):
    def __init__(self, hidden=32):
        super().__init__()
        self.weights = nn.ParameterList(
            nn.Parameter(torch.empty(out, inn).uniform_(-1 / math.sqrt(inn), 1 / math.sqrt(inn)))
            for out, inn in ((hidden, 64), (10, hidden))
        )
        self.biases = nn.ParameterList(nn.Parameter(torch.zeros(out)) for out in (hidden, 10))

    def forward(self, x):
        h = functional.softplus(functional.linear(x, self.weights[0], self.biases[0]))
        return functional.linear(h, self.weights[1], self.biases[1])
