"""ASGD and SGD are the same optimizer here. Give the name ASGD its own class, torch.optim.ASGD.

Caught by: test_every_name_gives_its_own_optimizer_with_the_rate_asked_for,
test_all_options_of_all_eight_but_the_rate_are_left_alone
"""

import torch


def make_optimizer(name, parameters, rate):
    return getattr(torch.optim, name.replace("ASGD", "SGD"))(parameters, lr=rate)
