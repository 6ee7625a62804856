"""The geometric mean is only the ordinary mean. Take the mean of the logarithms, and then exp of it.

Caught by: test_magnitudes_of_one_ten_and_a_hundred, test_magnitudes_count_all_entries_of_any_shape
"""

import torch


def magnitudes(x):
    ratio = x.max() / x.min()
    root_mean_square = torch.sqrt(torch.pow(x, 2).mean())
    geometric_mean = x.mean()
    return root_mean_square, geometric_mean, torch.log2(ratio), torch.log10(ratio)
