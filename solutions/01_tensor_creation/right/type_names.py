"""Older code: type() with names of tensor types, Variable, a named tuple, and the detour over NumPy."""

from collections import namedtuple

import numpy as np
import torch
from torch.autograd import Variable

Row = namedtuple("Row", "by_step by_count gap")
NAMES = "Half", "Float", "Double", "Int", "Long"


def from_values(number, values, array):
    return Variable(torch.tensor(number)), Variable(torch.tensor(values)), torch.tensor(array.copy())


def typed_tensors(values):
    numbers = np.asarray(values)
    kinds = np.float32, np.float64, np.int32, np.int64
    return tuple(torch.from_numpy(numbers.astype(kind)) for kind in kinds)


def constants(n, m, value):
    zeros = torch.Tensor(n, m).fill_(0)
    return zeros, zeros + 1, torch.tensor([[value]]).expand(n, m)


def constants_like(x, value):
    zeros = torch.zeros(x.shape).type(x.type())
    return zeros, torch.ones(x.size(), dtype=x.dtype), torch.full(x.shape, value, dtype=x.dtype)


def ranges(start, end, step, n):
    line = torch.linspace(start, end, n)
    print(line)
    return Row(torch.arange(start, end, step), line, (line[1] - line[0]).item())


def random_tensors(n, high, x, seed):
    torch.random.manual_seed(seed)
    even = torch.Tensor(n).uniform_()
    normal = torch.Tensor(n).normal_()
    whole = torch.LongTensor(n).random_(0, high)
    return even, normal, whole, torch.rand_like(x), torch.randn_like(x)


def convert(x, other):
    return *[x.type(f"torch.{name}Tensor") for name in NAMES], x.type_as(other)
