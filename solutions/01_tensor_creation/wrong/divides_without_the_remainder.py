"""The step of the linspace lost its fraction: // divides and rounds down. Use / here.

Caught by: test_linspace_has_n_numbers_and_a_step_that_may_be_a_fraction
"""

import torch


def ranges(start, end, step, n):
    return torch.arange(start, end, step), torch.linspace(start, end, n), (end - start) // (n - 1)
