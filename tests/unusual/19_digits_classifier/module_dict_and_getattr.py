"""Layers in a ModuleDict; the activation is looked up by its name."""

import torch
from torch import nn


class DigitsNetwork(nn.Module):
    activation = "tanh"

    def __init__(self, hidden: int = 32, *, classes: int = 10) -> None:
        super().__init__()
        self.layers = nn.ModuleDict({"hidden": nn.Linear(64, hidden), "logits": nn.Linear(hidden, classes)})

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        h = getattr(torch, self.activation)(self.layers["hidden"](x))
        assert h.ndim == 2
        return self.layers["logits"](h)

    def extra_repr(self) -> str:
        return f"activation={self.activation}"
