"""The second column holds x again. It belongs to y.

Caught by: TODO
"""

import torch


def columns(x, y):
    column = torch.as_tensor(x, dtype=torch.float32).reshape(-1, 1)
    return column, column
