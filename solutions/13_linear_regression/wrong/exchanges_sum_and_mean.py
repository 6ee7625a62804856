"""The sum and the mean have changed places. The order is "none", "sum", "mean".

Caught by: TODO
"""

from torch import nn


def three_losses(y_hat, y):
    return tuple(nn.MSELoss(reduction=name)(y_hat, y) for name in ("none", "mean", "sum"))
