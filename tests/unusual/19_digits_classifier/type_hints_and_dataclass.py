"""Type hints everywhere, and a dataclass that adds up."""

from dataclasses import dataclass, field

import torch
from torch import Tensor, nn
from torch.optim import Optimizer
from torch.utils.data import DataLoader


@dataclass
class Meter:
    total: float = 0.0
    count: int = 0
    history: list[float] = field(default_factory=list)

    def update(self, value: float, n: int) -> None:
        self.total += value * n
        self.count += n
        self.history.append(value)

    @property
    def mean(self) -> float:
        return self.total / max(self.count, 1)


def train_epoch(model: nn.Module, optimizer: Optimizer, loader: DataLoader[tuple[Tensor, Tensor]]) -> float:
    meter = Meter()
    model.train(True)
    for x, y in loader:
        optimizer.zero_grad(set_to_none=True)
        loss: Tensor = nn.functional.cross_entropy(input=model(x), target=y, reduction="mean")
        loss.backward()
        optimizer.step()
        meter.update(loss.item(), y.numel())
    return meter.mean


def accuracy(model: nn.Module, loader: DataLoader[tuple[Tensor, Tensor]]) -> float:
    meter, mode = Meter(), model.training
    model.train(False)
    with torch.no_grad():
        for x, y in loader:
            meter.update((model(x).argmax(-1) == y).double().mean().item(), len(y))
    model.train(mode)
    return meter.mean
