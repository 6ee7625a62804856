"""None and an ellipsis as index, broadcast index tensors, a named tuple, and the older Variable."""

from collections import namedtuple

import torch
from torch.autograd import Variable

Joined = namedtuple("Joined", "below beside matrices rows numbers")


def pick(x):
    return x[0, ...], x[..., 0, 0], x[..., -1, :], x[..., 1:, :]


def choose(x, rows, columns):
    rows, columns = torch.as_tensor(rows), torch.as_tensor(columns)
    return x[rows, :], x[rows, columns], x[rows[:, None], columns[None, :]]


def keep_large(x, limit):
    large = x.sum(dim=1, keepdim=True) > limit
    columns = torch.where(x.sum(0) > limit)[0]
    return x[large[:, 0]], Variable(x)[..., columns]


def use_sides(x, v, column):
    return v[None], x - v[..., None], column[:, 0].data


def turn(x):
    return Variable(x).permute(dims=(1, 2, 0)), x.transpose(2, 0).transpose(0, 1)


def flatten(x):
    columns = x.mT.clone(memory_format=torch.contiguous_format)
    return x.ravel(), x.mT, columns.view(columns.numel())


def join(a, b):
    numbers = torch.cat((a[..., None], b[..., None]), dim=-1)
    matrices = numbers.permute(2, 0, 1)
    return Joined(torch.cat((a, b)), torch.cat([a, b], dim=-1), matrices, numbers.permute(0, 2, 1), numbers)
