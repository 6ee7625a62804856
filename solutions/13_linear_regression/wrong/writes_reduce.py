"""The second loss is the mean again. reduce="sum" is an old argument that only asks for true or false; the
name of today is reduction.

Caught by: test_the_errors_1_2_and_3_have_the_sum_of_squares_14, test_all_three_losses_keep_their_graph
"""

from torch import nn


def three_losses(y_hat, y):
    return nn.MSELoss(reduction="none")(y_hat, y), nn.MSELoss(reduce="sum")(y_hat, y), nn.MSELoss()(y_hat, y)
