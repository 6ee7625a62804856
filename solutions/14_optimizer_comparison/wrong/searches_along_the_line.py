"""LBFGS was given a line search. Leave every option but the rate alone.

Caught by: test_all_options_of_all_eight_but_the_rate_are_left_alone
"""

import torch


def make_optimizer(name, parameters, rate):
    options = {"LBFGS": {"line_search_fn": "strong_wolfe"}}.get(name, {})
    return getattr(torch.optim, name)(parameters, lr=rate, **options)
