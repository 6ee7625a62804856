"""The module has no parameters: its layers stand in a plain list, or are made in forward. It finds only layers
that __init__ keeps as attributes.

Caught by: test_the_perceptron_gives_one_half_where_its_last_layer_gives_zero,
test_the_perceptron_finds_its_four_parameters_and_gradients_reach_them,
test_the_perceptron_bends_and_ends_between_zero_and_one
"""

from torch import nn


class Perceptron(nn.Module):
    def __init__(self, features, hidden):
        super().__init__()
        self.layers = [nn.Linear(features, hidden), nn.ReLU(), nn.Linear(hidden, features), nn.Sigmoid()]

    def forward(self, x):
        for layer in self.layers:
            x = layer(x)
        return x
