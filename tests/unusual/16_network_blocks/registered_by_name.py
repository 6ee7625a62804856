import torch
from torch import nn


class Perceptron(nn.Module):
    def __init__(self, features, hidden):
        super().__init__()
        widths = {"a": (features, hidden), "b": (hidden, features)}
        for name, (inner, outer) in widths.items():
            self.register_parameter(f"weight_{name}", nn.Parameter(torch.rand(outer, inner) - 0.5))
            self.register_parameter(f"bias_{name}", nn.Parameter(torch.rand(outer) - 0.5))
        self.add_module("relu", nn.ReLU())
        setattr(self, "final", nn.Sigmoid())

    def forward(self, x):
        for name, activation in (("a", self.relu), ("b", self.final)):
            weight, bias = getattr(self, f"weight_{name}"), getattr(self, f"bias_{name}")
            x = activation(torch.addmm(bias, x, weight.T))
        return x
