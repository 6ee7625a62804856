"""The parameters start from random numbers. They are asked for as zeros.

Caught by: test_the_module_has_five_parameters_that_start_at_zero
"""

import torch
from torch import nn


class SharedPolynomial(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Parameter(torch.randn(()))
        self.b = nn.Parameter(torch.randn(()))
        self.c = nn.Parameter(torch.randn(()))
        self.d = nn.Parameter(torch.randn(()))
        self.e = nn.Parameter(torch.randn(()))

    def forward(self, x, extra):
        y = self.a + self.b * x + self.c * x**2 + self.d * x**3
        for power in range(4, 4 + extra):
            y = y + self.e * x**power
        return y
