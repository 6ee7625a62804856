"""Loops and Python lists wherever the results may be copies."""

import torch


def pick(x):
    n, m, k = x.size()
    return x[0, :, :], x[:, 0][:, 0], x[0:n, m - 1, 0:k], x[:, 1:m]


def choose(x, rows, columns):
    pairs, block = [], []
    for i, j in zip(rows, columns, strict=True):
        pairs.append(x[i, j])
        block.append(torch.stack([x[i][place] for place in columns]))
    return torch.stack([x[i] for i in rows]), torch.stack(pairs), torch.stack(block)


def keep_large(x, limit):
    n, m = x.shape
    rows = [i for i in range(n) if sum(x[i]) > limit]
    columns = [j for j in range(m) if x[:, j].sum().item() > limit]
    print("kept", rows, columns)
    return x[rows], x[:, columns]


def use_sides(x, v, column):
    difference = torch.stack([row - number for row, number in zip(x, v, strict=True)])
    return torch.stack([v]), difference, torch.tensor([row[0] for row in column.tolist()], dtype=column.dtype)


def predict_shapes():
    shapes = [(3, 1, 1, 4), (3, 1, 4, 1)]
    return [4, (3 * 1 * 4,), (2, 6), (3, 4), (3, 1, 4), (1, 3, 1, 4), *shapes]


def turn(x):
    first = torch.permute(x, (1, 2, 0))
    exchanged = torch.transpose(x, 0, 1)
    return first, exchanged.transpose(-1, -2)


def flatten(x):
    numbers = []
    for j in range(x.shape[1]):
        for i in range(x.shape[0]):
            numbers.append(x[i][j].item())
    return x.reshape(x.numel()), x.transpose(0, 1), torch.tensor(numbers, dtype=x.dtype)


def join(a, b):
    beside = torch.stack([torch.cat((first, second)) for first, second in zip(a, b, strict=True)])
    rows = torch.stack([torch.stack((first, second)) for first, second in zip(a, b, strict=True)])
    matrices = torch.cat((a[None], b[None]))
    return torch.cat([*a, *b]).view(-1, a.shape[1]), beside, matrices, rows, rows.transpose(1, 2)
