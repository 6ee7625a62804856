"""The parameters are plain tensors, so the module does not know them, and an optimizer would train nothing. Wrap
each in nn.Parameter.

Caught by: test_the_shared_parameter_makes_1_33_and_97, test_the_module_has_five_parameters_that_start_at_zero,
test_all_further_terms_share_one_parameter_and_its_gradient
"""

import torch
from torch import nn


class SharedPolynomial(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = torch.zeros((), requires_grad=True)
        self.b = torch.zeros((), requires_grad=True)
        self.c = torch.zeros((), requires_grad=True)
        self.d = torch.zeros((), requires_grad=True)
        self.e = torch.zeros((), requires_grad=True)

    def forward(self, x, extra):
        y = self.a + self.b * x + self.c * x**2 + self.d * x**3
        for power in range(4, 4 + extra):
            y = y + self.e * x**power
        return y
