from dataclasses import dataclass, field

import torch
from torch import nn


@dataclass(frozen=True)
class Settings:
    features: int = 5
    hidden: int = 3
    activation: str = "ReLU"
    final: str = "Sigmoid"
    options: dict = field(default_factory=dict)

    def make(self, name):
        return getattr(nn, name)(**self.options)


@dataclass
class Run:
    model: nn.Module
    optimizer: torch.optim.Optimizer
    losses: list = field(default_factory=list)

    def epoch(self, x, y):
        self.optimizer.zero_grad()
        loss = nn.BCELoss()(self.model(x), y)
        loss.backward()
        self.optimizer.step()
        self.losses.append(loss.item())


class Perceptron(nn.Module):
    def __init__(self, features, hidden):
        super().__init__()
        self.settings = s = Settings(features, hidden)
        self.body = nn.Sequential(nn.Linear(s.features, s.hidden), s.make(s.activation))
        self.head = nn.Sequential(nn.Linear(s.hidden, s.features), s.make(s.final))

    def forward(self, x):
        return self.head(self.body(x))


def train(model, optimizer, x, y, epochs):
    run = Run(model.train(), optimizer)
    for _ in range(epochs):
        run.epoch(x, y)
    return run.losses
