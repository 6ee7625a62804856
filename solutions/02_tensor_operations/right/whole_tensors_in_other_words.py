"""einsum, expand and logarithms of the whole tensor; prints and named tuples are on the way."""

from collections import namedtuple

import torch

Statistics = namedtuple("Statistics", "mean deviation smallest largest")


def arithmetic(a, b):
    results = torch.stack([a + b, a - b, a * b, -a])
    print("shape:", results.shape)
    return results[0], results[1], results[2], a.true_divide(b), results[3]


def add_in_place(a, b):
    return torch.add(a, b.to(a.dtype), out=a)


def matrix_product(matrix, other):
    return torch.einsum("ik,k...->i...", matrix, other)


def dot_and_outer(u, v):
    table = u.reshape(-1, 1) * v.reshape(1, -1)
    return table.trace(), table


def divide_columns_and_rows(matrix, per_column, per_row):
    row, column = per_column.expand_as(matrix), per_row[:, None].expand_as(matrix)
    return torch.div(matrix, row), torch.div(matrix, column)


def sums(matrix):
    n, m = matrix.shape
    ones = torch.ones(n, dtype=matrix.dtype), torch.ones(m, dtype=matrix.dtype)
    return ones[0] @ matrix, matrix @ ones[1]


def statistics(x, dim):
    numbers = x if torch.is_floating_point(x) else x.to(torch.get_default_dtype())
    deviation, mean = torch.std_mean(numbers, dim=dim)
    return Statistics(mean, deviation, torch.min(x, dim).values, torch.max(x, dim).values)


def magnitudes(x):
    return (x**2).mean() ** 0.5, x.log().mean().exp(), (x.max() / x.min()).log2(), (x.max() / x.min()).log10()
