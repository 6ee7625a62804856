"""forward cuts the graph (detach, data or no_grad), so backward() cannot reach the weight and the bias. Return
what the layer gives.

Caught by: TODO
"""

from torch import nn


class LinearModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.linear = nn.Linear(1, 1)

    def forward(self, x):
        return self.linear(x).detach()
