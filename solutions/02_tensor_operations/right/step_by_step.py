"""Loops over rows and columns, and the formulas written out, in place of torch's reductions."""

import torch


def add_in_place(a, b):
    a[...] = a + b
    return a


def matrix_product(matrix, other):
    rows = [(row * other.T).sum(-1) for row in matrix]
    return torch.stack(rows)


def dot_and_outer(u, v):
    return (u * v).sum(), torch.stack([entry * v for entry in u])


def divide_columns_and_rows(matrix, per_column, per_row):
    columns = [matrix[:, j] / per_column[j] for j in range(matrix.shape[1])]
    rows = [matrix[i] / per_row[i] for i in range(matrix.shape[0])]
    return torch.stack(columns, dim=1), torch.stack(rows)


def sums(matrix):
    return sum(matrix), sum(matrix.T)


def statistics(x, dim):
    numbers = x if x.dtype in (torch.float32, torch.float64) else x.to(torch.float32)
    n = x.shape[dim]
    mean = numbers.sum(dim) / n
    std = (((numbers - mean.unsqueeze(dim)) ** 2).sum(dim) / (n - 1)) ** 0.5
    ordered = x.sort(dim).values
    return mean, std, ordered.select(dim, 0), ordered.select(dim, -1)


def magnitudes(x):
    flat = x.flatten()
    spread = torch.log(flat.max()) - torch.log(flat.min())
    ln = torch.log(torch.tensor([2.0, 10.0], dtype=x.dtype))
    rms = (flat @ flat / len(flat)) ** 0.5
    return rms, 10 ** torch.log10(flat).mean(), spread / ln[0], spread / ln[1]
