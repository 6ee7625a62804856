import torch
from torch import nn


class Affine(nn.Module):
    def __init__(self, inner, outer):
        super().__init__()
        self.p = nn.ParameterDict({"b": torch.zeros(outer), "A": torch.randn(outer, inner)})

    def forward(self, x):
        return torch.matmul(x, self.p["A"].t()) + self.p["b"]


class Perceptron(nn.Module):
    def __init__(self, features, hidden):
        super().__init__()
        self.blocks = nn.ModuleDict({"first": Affine(features, hidden), "second": Affine(hidden, features)})
        self.act = nn.ModuleDict([["relu", nn.ReLU()], ["sigmoid", nn.Sigmoid()]])

    def forward(self, x):
        x = self.act["relu"](self.blocks["first"](x))
        return self.act["sigmoid"](self.blocks["second"](x))
