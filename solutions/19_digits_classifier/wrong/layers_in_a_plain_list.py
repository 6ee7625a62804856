"""The layers are in a plain list, where the module does not find them: it has no parameters, and nothing is trained.
Make them attributes, or use nn.ModuleList or nn.Sequential.

Caught by: test_todo
"""

from torch import nn


class DigitsNetwork(nn.Module):
    def __init__(self, hidden=32):
        super().__init__()
        self.layers = [nn.Linear(64, hidden), nn.ReLU(), nn.Linear(hidden, 10)]

    def forward(self, x):
        for layer in self.layers:
            x = layer(x)
        return x
