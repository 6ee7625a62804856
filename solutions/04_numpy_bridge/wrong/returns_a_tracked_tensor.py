"""The product is still a tensor, and it is tracked as w is. Go all the way back to NumPy.

Caught by: test_two_predictions_come_back_as_a_float32_array, test_predictions_have_the_dtype_of_the_weights
"""

import torch


def predictions(x, w):
    return torch.tensor(x, dtype=w.dtype) @ w
