"""The network extends nn.Sequential, so it needs no forward."""

from collections import OrderedDict

from torch import nn


class DigitsNetwork(nn.Sequential):
    def __init__(self, hidden=32):
        super().__init__(
            OrderedDict([("linear1", nn.Linear(64, hidden)), ("act", nn.ELU()), ("linear2", nn.Linear(hidden, 10))])
        )
