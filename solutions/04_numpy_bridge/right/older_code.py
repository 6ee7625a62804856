"""Older code: Variable, .data, typed constructors, a named tuple, no_grad, and a detour over a view."""

from collections import namedtuple

import numpy as np
import torch
from torch.autograd import Variable

Pair = namedtuple("Pair", "tensor array")


def share(array, tensor):
    return Pair(Variable(torch.from_numpy(array)), tensor.data.numpy())


def copies(array, tensor):
    return Pair(torch.from_numpy(np.copy(array)), np.array(tensor.numpy()))


def centered(array):
    x = Variable(torch.Tensor(array.tolist()))
    return x.sub_(torch.mean(x))


def numbers(tensors):
    return [tensor.data.view(-1).numpy()[0].item() for tensor in tensors]


def weights_to_numpy(w):
    return w.data.numpy()


def two_dtypes(values):
    single, double = torch.FloatTensor(values), torch.DoubleTensor(values)
    return single, double, np.max(np.abs(single.double().numpy() - double.numpy())).item()


def predictions(x, w):
    with torch.no_grad():
        return torch.matmul(torch.from_numpy(x).type_as(w), w).numpy()
