"""The arange ends one number too early where no step meets the end: the number of steps was rounded down. Every
number before the end belongs to it.

Caught by: test_arange_goes_up_to_an_end_that_no_step_meets
"""

import torch


def ranges(start, end, step, n):
    first = start + step * torch.arange(int((end - start) / step))
    return first, torch.linspace(start, end, n), (end - start) / (n - 1)
