"""The further terms begin with e x^3. They begin with e x^4.

Caught by: test_the_shared_parameter_makes_1_33_and_97, test_all_further_terms_share_one_parameter_and_its_gradient
"""

import torch
from torch import nn


class SharedPolynomial(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Parameter(torch.zeros(()))
        self.b = nn.Parameter(torch.zeros(()))
        self.c = nn.Parameter(torch.zeros(()))
        self.d = nn.Parameter(torch.zeros(()))
        self.e = nn.Parameter(torch.zeros(()))

    def forward(self, x, extra):
        y = self.a + self.b * x + self.c * x**2 + self.d * x**3
        for power in range(3, 3 + extra):
            y = y + self.e * x**power
        return y
