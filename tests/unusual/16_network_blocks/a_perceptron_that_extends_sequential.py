from torch import nn


class Perceptron(nn.Sequential):
    def __init__(self, features, hidden):
        super().__init__(nn.Linear(features, hidden), nn.ReLU(), nn.Linear(hidden, features), nn.Sigmoid())

    def __repr__(self):
        return f"Perceptron with {sum(p.numel() for p in self.parameters())} parameters"


class Gentle(nn.Sequential):
    """A row that counts its calls."""

    calls = 0

    def forward(self, x):
        self.calls += 1
        return super().forward(x)


def make_sequential(features, hidden, outputs):
    return Gentle(nn.Linear(features, hidden), nn.LeakyReLU(inplace=True), nn.Linear(hidden, outputs))
