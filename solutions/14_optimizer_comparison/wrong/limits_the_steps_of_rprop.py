"""The steps of Rprop were given other limits (step_sizes). Leave every option but the rate alone.

Caught by: test_the_other_options_are_those_that_torch_has,
test_all_options_of_all_eight_but_the_rate_are_left_alone
"""

import torch


def make_optimizer(name, parameters, rate):
    options = {"Rprop": {"step_sizes": (1e-6, 1.0)}}.get(name, {})
    return getattr(torch.optim, name)(parameters, lr=rate, **options)
