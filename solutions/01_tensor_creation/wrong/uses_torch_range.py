"""The first tensor holds the end and is float32: torch.range is an old function that includes the end.
torch.arange stops before it and keeps integers.

Caught by: test_arange_stops_before_the_end_and_linspace_at_it,
test_arange_goes_up_to_an_end_that_no_step_meets, test_linspace_has_n_numbers_and_a_step_that_may_be_a_fraction
"""

import torch


def ranges(start, end, step, n):
    return torch.range(start, end, step), torch.linspace(start, end, n), (end - start) / (n - 1)
