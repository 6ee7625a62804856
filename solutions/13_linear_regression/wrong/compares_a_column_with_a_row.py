"""One tensor was flattened, so each prediction met each target: an n x n table. Torch only warns. Give the
loss function two columns.

Caught by: TODO
"""

from torch import nn


def three_losses(y_hat, y):
    return tuple(nn.MSELoss(reduction=name)(y_hat, y.flatten()) for name in ("none", "sum", "mean"))
