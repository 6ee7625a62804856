"""Each optimizer runs with the rate that it has by itself (0.001 for SGD and Adam, 1 for LBFGS). Pass
lr=rate.

Caught by: test_every_name_gives_its_own_optimizer_with_the_rate_asked_for,
test_sgd_and_lbfgs_start_at_the_same_loss_and_go_their_own_way,
test_seven_optimizers_each_make_their_own_updates
"""

import torch


def make_optimizer(name, parameters, rate):
    return getattr(torch.optim, name)(parameters)
