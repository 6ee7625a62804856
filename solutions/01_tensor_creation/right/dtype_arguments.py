"""The newer way throughout: dtype= arguments, new_* methods, fill_ and draws in place, a Generator of its own."""

import torch

DTYPES = torch.float16, torch.float32, torch.float64, torch.int32, torch.int64


def from_values(number, values, array):
    return torch.as_tensor(number), torch.as_tensor(values), torch.from_numpy(array)


def typed_tensors(values):
    return tuple(torch.tensor(values, dtype=dtype) for dtype in DTYPES[1:])


def constants(n, m, value):
    return torch.empty((n, m)).zero_(), torch.empty(n, m).fill_(1), torch.tensor(value).repeat(n, m)


def constants_like(x, value):
    return x.new_zeros(x.shape), x.new_ones(x.shape), torch.empty_like(x).fill_(value)


def ranges(start, end, step, n):
    return torch.arange(start, end, step), torch.linspace(start, end, steps=n), float(end - start) / (n - 1)


def random_tensors(n, high, x, seed):
    source = torch.Generator().manual_seed(seed)
    even, normal = torch.rand((n,), generator=source), torch.randn((n,), generator=source)
    whole = torch.randint(high, (n,), generator=source)
    like_x = torch.rand(x.shape, dtype=x.dtype, generator=source)
    return even, normal, whole, like_x, torch.empty_like(x).normal_(generator=source)


def convert(x, other):
    return *[x.to(dtype) for dtype in DTYPES], x.to(other)
