"""Doublings and tenfolds were taken of the difference between largest and smallest entry. Take them of the
quotient.

Caught by: test_magnitudes_of_one_ten_and_a_hundred, test_magnitudes_count_all_entries_of_any_shape
"""

import torch


def magnitudes(x):
    ratio = x.max() - x.min()
    root_mean_square = torch.sqrt(torch.pow(x, 2).mean())
    geometric_mean = torch.exp(torch.log(x).mean())
    return root_mean_square, geometric_mean, torch.log2(ratio), torch.log10(ratio)
