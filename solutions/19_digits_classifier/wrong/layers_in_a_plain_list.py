"""The module has no parameters, so nothing can be trained. It finds layers that are its attributes, made once in
__init__ (or in nn.ModuleList and nn.Sequential); not those in a plain list, or made anew in each call.

Caught by: test_the_network_has_two_layers_from_64_to_hidden_to_10, test_nothing_follows_the_last_layer,
test_an_activation_makes_the_network_more_than_linear
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
