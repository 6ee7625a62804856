"""The cross-entropy of torch did the work. Write the formula by hand.

Caught by: test_the_binary_cross_entropy_of_each_sample_is_made_by_hand
"""

import torch


def bce(y_hat, y):
    y_hat, y = torch.as_tensor(y_hat), torch.as_tensor(y).double()
    return torch.nn.functional.binary_cross_entropy(y_hat, y, reduction="none").numpy()
