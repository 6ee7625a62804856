"""The last two tensors are exchanged: int32 comes before int64. IntTensor is int32, LongTensor int64.

Caught by: test_whole_numbers_are_cut_off_not_rounded,
test_typed_tensors_keep_all_digits_and_only_integers_lose_the_fraction
"""

import torch


def typed_tensors(values):
    return torch.FloatTensor(values), torch.DoubleTensor(values), torch.LongTensor(values), torch.IntTensor(values)
