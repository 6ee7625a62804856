"""Adam runs as its variant AMSGrad. Leave every option but the rate alone, also amsgrad.

Caught by: test_the_other_options_are_those_that_torch_has,
test_all_options_of_all_eight_but_the_rate_are_left_alone
"""

import torch


def make_optimizer(name, parameters, rate):
    options = {"Adam": {"amsgrad": True}}.get(name, {})
    return getattr(torch.optim, name)(parameters, lr=rate, **options)
