"""Nothing stands between the two layers, so the network is linear: together they are no more than one layer. It
still reads 96 % of the digits. Put an activation between them.

Caught by: test_an_activation_makes_the_network_more_than_linear
"""

from torch import nn


class DigitsNetwork(nn.Module):
    def __init__(self, hidden=32):
        super().__init__()
        self.hidden = nn.Linear(64, hidden)
        self.output = nn.Linear(hidden, 10)

    def forward(self, x):
        return self.output(self.hidden(x))
