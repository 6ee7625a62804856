"""The two integer tensors hold rounded numbers: -1.7 became -2. Torch cuts the fraction off, so no rounding is
needed before the conversion.

Caught by: test_whole_numbers_are_cut_off_not_rounded,
test_typed_tensors_keep_all_digits_and_only_integers_lose_the_fraction
"""

import torch


def typed_tensors(values):
    whole = [round(value) for value in values]
    return torch.FloatTensor(values), torch.DoubleTensor(values), torch.IntTensor(whole), torch.LongTensor(whole)
