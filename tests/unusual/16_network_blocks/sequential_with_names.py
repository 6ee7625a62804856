from collections import OrderedDict

from torch import nn


def make_sequential(features, hidden, outputs):
    parts = OrderedDict()
    parts["into_hidden"] = nn.Linear(features, hidden)
    parts["leaky"] = nn.LeakyReLU()
    parts["out_of_hidden"] = nn.Linear(hidden, outputs)
    return nn.Sequential(parts)


class Perceptron(nn.Module):
    def __init__(self, features, hidden):
        super().__init__()
        self.seq = nn.Sequential(
            OrderedDict(
                [
                    ("fc1", nn.Linear(features, hidden)),
                    ("act1", nn.ReLU()),
                    ("fc2", nn.Linear(hidden, features)),
                    ("act2", nn.Sigmoid()),
                ]
            )
        )

    def forward(self, x):
        return self.seq(x)


def parameter_shapes(module):
    return OrderedDict((name, parameter.shape) for name, parameter in module.named_parameters())
