"""One tensor was flattened, so each prediction met each target: an n x n table. Torch only warns. Give the
loss function two columns.

Caught by: test_the_errors_1_2_and_3_have_the_sum_of_squares_14, test_all_three_losses_keep_their_graph
"""

from torch import nn


def three_losses(y_hat, y):
    return tuple(nn.MSELoss(reduction=name)(y_hat, y.flatten()) for name in ("none", "sum", "mean"))
