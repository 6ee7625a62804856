from collections.abc import Iterator
from typing import Final, Protocol, TypeAlias

import torch
from torch import Tensor, nn
from torch.optim import Optimizer

Shape: TypeAlias = tuple[int, ...]
SLOPE: Final[float] = 0.01


class Callable2(Protocol):
    def __call__(self, prediction: Tensor, target: Tensor, /) -> Tensor: ...


def linear(x: Tensor, weight: Tensor, bias: Tensor) -> Tensor:
    y: Tensor = torch.matmul(x, weight.mT)
    return y.add(bias)


def activations(z: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    return z.relu(), torch.maximum(z, SLOPE * z), z.sigmoid()


def named(module: nn.Module) -> Iterator[tuple[str, Shape]]:
    for name, parameter in module.named_parameters():
        yield name, tuple(int(length) for length in parameter.size())


def parameter_shapes(module: nn.Module) -> dict[str, Shape]:
    return dict(named(module))


class Perceptron(nn.Module):
    hidden: nn.Linear
    output: nn.Linear

    def __init__(self, features: int, hidden: int) -> None:
        super().__init__()
        self.hidden = nn.Linear(features, hidden, dtype=torch.float32)
        self.output = nn.Linear(hidden, features, device="cpu")

    def forward(self, x: Tensor) -> Tensor:
        h: Tensor = self.hidden(x).relu()
        return self.output(h).sigmoid()


def train(model: nn.Module, optimizer: Optimizer, x: Tensor, y: Tensor, epochs: int) -> list[float]:
    loss_function: Callable2 = nn.BCELoss()
    history: list[float] = []
    model.train()
    for _ in range(epochs):
        optimizer.zero_grad()
        loss: Tensor = loss_function(model(x), y)
        loss.backward()
        optimizer.step()
        history.append(loss.item())
    return history
