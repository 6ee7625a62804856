"""forward returns nothing, so the prediction is None. End it with return.

Caught by: TODO
"""

from torch import nn


class LinearModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.linear = nn.Linear(1, 1)

    def forward(self, x):
        self.linear(x)
