"""The sigmoid of torch did the work. Write the formula by hand.

Caught by: test_the_sigmoid_of_many_numbers_is_made_by_hand
"""

import torch


def sigmoid(z):
    return torch.sigmoid(torch.as_tensor(z)).numpy()
