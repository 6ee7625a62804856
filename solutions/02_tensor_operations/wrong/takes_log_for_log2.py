"""The doublings are natural logarithms: torch.log has base e. Use torch.log2 for the third of the four.

Caught by: test_magnitudes_of_one_ten_and_a_hundred, test_magnitudes_count_all_entries_of_any_shape
"""

import torch


def magnitudes(x):
    ratio = x.max() / x.min()
    root_mean_square = torch.sqrt(torch.pow(x, 2).mean())
    geometric_mean = torch.exp(torch.log(x).mean())
    return root_mean_square, geometric_mean, torch.log(ratio), torch.log10(ratio)
