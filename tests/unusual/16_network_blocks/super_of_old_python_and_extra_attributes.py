import torch
from torch import nn


class Perceptron(nn.Module):
    name = "perceptron"

    def __init__(self, features=5, hidden=3):
        super(Perceptron, self).__init__()
        self.n_features, self.n_hidden = features, hidden
        self.l1 = nn.Linear(features, hidden)
        self.l2 = nn.Linear(hidden, features)
        self.register_buffer("calls", torch.zeros((), dtype=torch.long))

    def forward(self, input):
        self.calls += 1
        self.last_hidden = self.l1(input).clamp(min=0)
        return torch.sigmoid(self.l2(self.last_hidden))


class Row(nn.Sequential):
    def __init__(self, features, hidden, outputs):
        nn.Sequential.__init__(self, nn.Linear(features, hidden), nn.LeakyReLU(), nn.Linear(hidden, outputs))


def make_sequential(features, hidden, outputs):
    return Row(features, hidden, outputs)
