"""Plain Python numbers, lists and loops, which torch.tensor turns into tensors at the end."""

import math

import torch


def predict_tensors():
    shapes = [(), (3,), (1,), (2, 3), (2,), (2,)]
    dtypes = ["int64"] + 4 * ["float32"] + ["float64"]
    return list(zip(shapes, dtypes, strict=True))


def typed_tensors(values):
    whole = [math.trunc(value) for value in values]
    double = torch.tensor(values, dtype=torch.float64)
    return torch.tensor(values), double, torch.tensor(whole, dtype=torch.int32), torch.tensor(whole)


def constants(n, m, value):
    tables = []
    for number in (0.0, 1.0, value):
        tables.append(torch.tensor([[number for _ in range(m)] for _ in range(n)]))
    return tuple(tables)


def constants_like(x, value):
    results = []
    for number in (0, 1, value):
        flat = torch.tensor([number] * x.numel())
        results.append(flat.to(x.dtype).reshape(x.shape))
    return tuple(results)


def ranges(start, end, step, n):
    by_step, number = [], start
    while (number < end) if step > 0 else (number > end):
        by_step.append(number)
        number = start + len(by_step) * step
    gap = (end - start) / (n - 1)
    by_count = []
    for i in range(n):
        by_count.append(float(start + i * gap))
    print("gap", gap)
    return torch.tensor(by_step), torch.tensor(by_count), gap
