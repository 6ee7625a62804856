from torch import nn


class Perceptron(nn.Module):
    def __init__(self, features, hidden):
        super().__init__()
        widths = [features, hidden, features]
        self.layers = nn.ModuleList(nn.Linear(a, b) for a, b in zip(widths[:-1], widths[1:], strict=True))
        self.activations = nn.ModuleList([nn.ReLU(), nn.Sigmoid()])

    def forward(self, x):
        for number, layer in enumerate(self.layers):
            x = self.activations[number](layer(x))
        return x


def make_sequential(features, hidden, outputs):
    layers = nn.ModuleList()
    layers.append(nn.Linear(features, hidden))
    layers.append(nn.LeakyReLU())
    layers.append(nn.Linear(hidden, outputs))
    return nn.Sequential(*layers)
