"""eps was set. It is a small number that keeps a division from failing. Leave every option but the rate alone.

Caught by: test_the_other_options_are_those_that_torch_has,
test_all_options_of_all_eight_but_the_rate_are_left_alone
"""

import torch


def make_optimizer(name, parameters, rate):
    options = {"eps": 1e-6} if name in ("Adagrad", "Adam", "Adamax", "RMSprop") else {}
    return getattr(torch.optim, name)(parameters, lr=rate, **options)
