"""The two integer tensors hold the next lower integer: -1.7 became -2. Cutting off goes towards 0: negative
numbers go up.

Caught by: test_whole_numbers_are_cut_off_not_rounded,
test_typed_tensors_keep_all_digits_and_only_integers_lose_the_fraction
"""

import numpy as np
import torch


def typed_tensors(values):
    low = np.floor(values).tolist()
    return torch.FloatTensor(values), torch.DoubleTensor(values), torch.IntTensor(low), torch.LongTensor(low)
