"""A model class with `super(Line, self).__init__()`, and a closure that is an object."""

import torch
from torch import nn


class Line(nn.Module):
    def __init__(self):
        super(Line, self).__init__()  # noqa: UP008
        self.layer = nn.Linear(1, 1)

    def forward(self, x):
        return self.layer(x)

    @property
    def weight(self):
        return self.layer.weight

    @property
    def bias(self):
        return self.layer.bias


class Look:
    def __init__(self, model, optimizer, x, y):
        self.parts, self.losses = (model, optimizer, x, y), []

    def __call__(self):
        model, optimizer, x, y = self.parts
        optimizer.zero_grad(set_to_none=False)
        loss = torch.square(model.forward(x) - y).sum()
        self.losses.append(loss.item())
        loss.backward()
        return loss


def fresh_model(seed):
    torch.manual_seed(seed)
    return Line()


def one_update(model, optimizer, x, y):
    look = Look(model, optimizer, x, y)
    optimizer.step(look)
    return look.losses[0]


def best_optimizer(histories):
    names = list(histories)
    last = torch.tensor([histories[name][-1] for name in names], dtype=torch.float64)
    return names[int((last == last.min()).nonzero()[0])]
