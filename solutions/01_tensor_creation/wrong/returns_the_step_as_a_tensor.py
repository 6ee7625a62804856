"""The third result is a tensor with shape (). A Python float is asked: compute it from start, end and n, which are
Python numbers, or use .item().

Caught by: test_arange_stops_before_the_end_and_linspace_at_it,
test_arange_goes_up_to_an_end_that_no_step_meets, test_linspace_has_n_numbers_and_a_step_that_may_be_a_fraction
"""

import torch


def ranges(start, end, step, n):
    line = torch.linspace(start, end, n)
    return torch.arange(start, end, step), line, line[1] - line[0]
