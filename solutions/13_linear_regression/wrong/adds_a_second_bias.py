"""The model has a bias of its own beside that of the layer, so it has three parameters. nn.Linear already adds a bias.

Caught by: test_the_model_has_one_weight_and_one_bias_in_its_layer,
test_each_model_computes_with_its_own_weight_and_bias
"""

import torch
from torch import nn


class LinearModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.linear = nn.Linear(1, 1)
        self.bias = nn.Parameter(torch.zeros(1))

    def forward(self, x):
        return self.linear(x) + self.bias
