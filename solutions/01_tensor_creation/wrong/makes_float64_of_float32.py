"""The float64 tensor holds the digits of a float32: it was made from the float32 tensor, and the digits that are
lost do not come back. Make it from values.

Caught by: test_whole_numbers_are_cut_off_not_rounded,
test_typed_tensors_keep_all_digits_and_only_integers_lose_the_fraction
"""

import torch


def typed_tensors(values):
    single = torch.tensor(values)
    return single, single.double(), single.int(), single.long()
