"""The third tensor is int64, because its numbers were made Python integers and torch chose. It must be int32.

Caught by: test_whole_numbers_are_cut_off_not_rounded,
test_typed_tensors_keep_all_digits_and_only_integers_lose_the_fraction
"""

import torch


def typed_tensors(values):
    whole = torch.tensor([int(value) for value in values])
    return torch.FloatTensor(values), torch.DoubleTensor(values), whole, whole
