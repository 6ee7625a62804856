"""Functions of torch with other names: select, narrow, index_select, movedim, swapaxes, the stacks of NumPy."""

import torch


def pick(x):
    return x.select(0, 0), x.select(1, 0).select(1, 0), x.select(1, -1), x.narrow(1, 1, x.shape[1] - 1)


def choose(x, rows, columns):
    rows, columns = torch.as_tensor(rows), torch.as_tensor(columns)
    some, across = x.index_select(0, rows % len(x)), columns % x.size(1)
    return some, some.gather(1, across.unsqueeze(1)).squeeze(1), some.index_select(1, across)


def keep_large(x, limit):
    rows, columns = torch.sum(x, -1).gt(limit), torch.sum(x, 0).gt(limit)
    return x.index_select(0, rows.nonzero().flatten()), x.T[columns].T


def use_sides(x, v, column):
    return v.view(1, -1), (x.T - v).T, column.reshape(-1)


def turn(x):
    return x.movedim(0, -1), x.swapaxes(0, 2).swapdims(0, 1)


def flatten(x):
    return x.flatten(), x.t(), x.t().flatten()


def join(a, b):
    return (
        torch.vstack((a, b)),
        torch.hstack((a, b)),
        torch.stack((a, b)),
        torch.stack((a, b), -2),
        torch.dstack((a, b)),
    )
