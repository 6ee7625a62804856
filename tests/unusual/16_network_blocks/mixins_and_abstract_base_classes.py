from abc import ABC, abstractmethod

import torch
from torch import nn


class Counting:
    """Counts the calls of forward."""

    calls = 0

    def count(self):
        self.calls += 1


class Network(nn.Module, ABC):
    def __init__(self, *widths, **kwargs):
        super().__init__(**kwargs)
        self.widths = widths

    @abstractmethod
    def hidden_units(self, x): ...

    def __call__(self, *args, **kwargs):
        return super().__call__(*args, **kwargs)


class Perceptron(Counting, Network):
    __slots__ = ()

    def __init__(self, features, hidden):
        Network.__init__(self, features, hidden)
        self.up, self.down = nn.Linear(features, hidden), nn.Linear(hidden, features)

    def hidden_units(self, x):
        return self.up(x).relu()

    def forward(self, x):
        self.count()
        return torch.sigmoid(self.down(self.hidden_units(x)))
