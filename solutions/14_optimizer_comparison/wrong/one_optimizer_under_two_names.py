"""ASGD and SGD are the same optimizer here. Give the name ASGD its own class, torch.optim.ASGD.

Caught by: test_every_name_gives_its_own_optimizer_with_the_rate_asked_for,
test_seven_optimizers_each_make_their_own_updates
"""

import torch


def make_optimizer(name, parameters, rate):
    return getattr(torch.optim, name.replace("ASGD", "SGD"))(parameters, lr=rate)
