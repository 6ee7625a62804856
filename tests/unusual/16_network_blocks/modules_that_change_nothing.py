from torch import nn


def make_sequential(features, hidden, outputs):
    return nn.Sequential(
        nn.Identity(),
        nn.Sequential(nn.Linear(features, hidden), nn.LeakyReLU()),
        nn.Dropout(0.0),
        nn.Sequential(nn.Linear(hidden, outputs)),
    )


class Perceptron(nn.Module):
    def __init__(self, features, hidden):
        super().__init__()
        self.net = nn.Sequential(
            nn.Flatten(),
            nn.Linear(features, hidden),
            nn.Threshold(0.0, 0.0),
            nn.Identity(),
            nn.Linear(hidden, features),
            nn.Sigmoid(),
        )

    def forward(self, x):
        assert x.dim() == 2, "one row for each sample"
        return self.net(x)
