import torch
from torch import nn


def make(self, features, hidden):
    nn.Module.__init__(self)
    self.a, self.b = nn.Linear(features, hidden), nn.Linear(hidden, features)


Perceptron = type(
    "Perceptron",
    (nn.Module,),
    {"__init__": make, "forward": lambda self, x: torch.sigmoid(self.b(torch.relu(self.a(x))))},
)
