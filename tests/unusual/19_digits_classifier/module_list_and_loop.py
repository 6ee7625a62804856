"""Layers in a ModuleList, gone through in a loop."""

from itertools import pairwise

from torch import nn


class DigitsNetwork(nn.Module):
    def __init__(self, hidden=32):
        nn.Module.__init__(self)
        sizes = [64, hidden, 10]
        self.layers = nn.ModuleList(nn.Linear(a, b) for a, b in pairwise(sizes))
        self.activation = nn.SiLU()

    def forward(self, x):
        *hidden, last = self.layers
        for layer in hidden:
            x = self.activation(layer(x))
        return last(x)
