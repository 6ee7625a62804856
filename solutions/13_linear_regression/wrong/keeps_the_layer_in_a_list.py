"""The layer is in a plain list, where nn.Module does not look. So the model has no parameters, and an
optimizer would have nothing to train. Put the layer itself into self.linear.

Caught by: TODO
"""

from torch import nn


class LinearModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.linear = [nn.Linear(1, 1)]

    def forward(self, x):
        return self.linear[0](x)
