"""Other spellings of every operation: torch's functions in place of operators, += in place of add_."""

import torch


def arithmetic(a, b):
    return torch.add(a, b), torch.sub(a, b), torch.mul(a, b), torch.div(a, b), torch.neg(a)


def add_in_place(a, b):
    a += b
    return a


def matrix_product(matrix, other):
    return torch.matmul(matrix, other)


def dot_and_outer(u, v):
    return u @ v, u.unsqueeze(1) * v


def divide_columns_and_rows(matrix, per_column, per_row):
    return matrix.div(per_column), (matrix.T / per_row).T


def sums(matrix):
    return torch.sum(matrix, 0), torch.sum(matrix, -1)


def statistics(x, dim):
    dtype = x.dtype if x.is_floating_point() else torch.float32
    std = x.to(dtype).std(dim=dim, unbiased=True)
    return x.mean(dim=dim, dtype=dtype), std, x.min(dim).values, torch.max(x, dim)[0]


def magnitudes(x):
    logs = torch.log2(x)
    return x.square().mean().sqrt(), 2 ** logs.mean(), logs.max() - logs.min(), (x.amax() / x.amin()).log10()
