from dataclasses import dataclass

from torch import nn


@dataclass(eq=False)
class Perceptron(nn.Module):
    features: int
    hidden: int
    bias: bool = True

    def __post_init__(self):
        super().__init__()
        self.layers = nn.Sequential(
            nn.Linear(self.features, self.hidden, bias=self.bias),
            nn.ReLU(),
            nn.Linear(self.hidden, self.features, bias=self.bias),
            nn.Sigmoid(),
        )

    def forward(self, x):
        return self.layers(x)
