"""ASGD begins to average at once (t0 = 0). That changes no loss here, but it is another optimizer. Leave every
option but the rate alone.

Caught by: test_all_options_of_all_eight_but_the_rate_are_left_alone
"""

import torch


def make_optimizer(name, parameters, rate):
    options = {"ASGD": {"t0": 0}}.get(name, {})
    return getattr(torch.optim, name)(parameters, lr=rate, **options)
