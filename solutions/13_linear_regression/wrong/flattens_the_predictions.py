"""The model returns its predictions as (n,), but the targets are (n, 1): their difference is an n x n table.
Leave the predictions a column.

Caught by: TODO
"""

from torch import nn


class LinearModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.linear = nn.Linear(1, 1)

    def forward(self, x):
        return self.linear(x).squeeze(1)
