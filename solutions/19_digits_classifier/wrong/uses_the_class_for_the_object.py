"""nn.ReLU is a class. nn.ReLU(x) makes a layer and computes nothing. Make the layer once, nn.ReLU(), and call that
with x.

Caught by: test_the_network_has_two_layers_from_64_to_hidden_to_10, test_nothing_follows_the_last_layer,
test_an_activation_makes_the_network_more_than_linear
"""

from torch import nn


class DigitsNetwork(nn.Module):
    def __init__(self, hidden=32):
        super().__init__()
        self.hidden = nn.Linear(64, hidden)
        self.output = nn.Linear(hidden, 10)
        self.activation = nn.ReLU

    def forward(self, x):
        return self.output(self.activation(self.hidden(x)))
