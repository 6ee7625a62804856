"""`super(X, self).__init__()`, `Variable`, `model.forward`, prints, a subclass of nn.Sequential, copies."""

import copy

import torch
from torch import nn
from torch.autograd import Variable


def activations(z):
    relu, leaky, sigmoid = nn.ReLU(), nn.LeakyReLU(negative_slope=0.01), nn.Sigmoid()
    return relu(z), leaky(z), sigmoid(z)


class Row(nn.Sequential):
    def __init__(self, features, hidden, outputs):
        super(Row, self).__init__(  # noqa: UP008
            nn.Linear(in_features=features, out_features=hidden),
            nn.LeakyReLU(),
            nn.Linear(in_features=hidden, out_features=outputs),
        )


def make_sequential(features, hidden, outputs):
    return Row(features, hidden, outputs)


class Perceptron(nn.Module):
    def __init__(self, features, hidden):
        super(Perceptron, self).__init__()  # noqa: UP008
        self.net = nn.Sequential(nn.Linear(features, hidden), nn.ReLU(inplace=True), nn.Linear(hidden, features))

    def forward(self, x):
        return nn.Sigmoid()(self.net.forward(x))


def dead_rows(block, x):
    silent = copy.deepcopy(block).eval()
    with torch.no_grad():
        outputs = silent(x)
    return outputs.sum(dim=0) == 0


def train(model, optimizer, x, y, epochs):
    inputs, targets = Variable(x), Variable(y)
    criterion = nn.BCELoss(reduction="mean")
    model.train(True)
    history = []
    for epoch in range(epochs):
        out = model(inputs)
        loss = criterion(out, targets)
        optimizer.zero_grad(set_to_none=False)
        loss.backward()
        history.append(loss.detach().numpy().item())
        optimizer.step()
        print(f"epoch {epoch + 1}: {history[-1]:.4f}")
    return history
