"""The step of the linspace was divided by n. Between n numbers there is one gap less than numbers.

Caught by: test_arange_stops_before_the_end_and_linspace_at_it,
test_arange_goes_up_to_an_end_that_no_step_meets, test_linspace_has_n_numbers_and_a_step_that_may_be_a_fraction
"""

import torch


def ranges(start, end, step, n):
    return torch.arange(start, end, step), torch.linspace(start, end, n), (end - start) / n
