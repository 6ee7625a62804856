"""The root was taken of the sum of the squares. Take it of their mean, which does not grow with the number of
entries.

Caught by: test_magnitudes_of_one_ten_and_a_hundred, test_magnitudes_count_all_entries_of_any_shape
"""

import torch


def magnitudes(x):
    ratio = x.max() / x.min()
    root_mean_square = torch.sqrt(torch.pow(x, 2).sum())
    geometric_mean = torch.exp(torch.log(x).mean())
    return root_mean_square, geometric_mean, torch.log2(ratio), torch.log10(ratio)
