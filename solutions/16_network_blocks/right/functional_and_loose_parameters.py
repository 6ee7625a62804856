"""einsum, functions of torch in place of modules, nn.Parameter by hand, decorators, the loss written out."""

import torch
from torch import nn
from torch.nn import functional


def linear(x, weight, bias):
    return torch.einsum("...i,oi->...o", x, weight) + bias


def activations(z):
    return functional.relu(z), functional.leaky_relu(z), functional.sigmoid(z)


def parameter_shapes(module):
    return dict((name, parameter.size()) for name, parameter in module.named_parameters())  # noqa: C402


class Perceptron(nn.Module):
    def __init__(self, features, hidden):
        super().__init__()
        self.b2 = nn.Parameter(torch.zeros(features))
        self.w2 = nn.Parameter(torch.randn(features, hidden) / hidden)
        self.b1 = nn.Parameter(torch.zeros(hidden))
        self.w1 = nn.Parameter(torch.randn(hidden, features) / features)

    def forward(self, x):
        return functional.sigmoid(functional.relu(x @ self.w1.T + self.b1) @ self.w2.T + self.b2)


@torch.no_grad()
def dead_rows(block, x):
    mode = block.training
    try:
        return block.eval()(x).amax(dim=0) <= 0
    finally:
        block.train(mode)


def train(model, optimizer, x, y, epochs):
    losses = []
    for _ in range(epochs):
        model.train()
        p = model.forward(x)
        loss = -(y * torch.log(p) + (1 - y) * torch.log(1 - p)).mean()
        model.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(float(loss))
    return losses
