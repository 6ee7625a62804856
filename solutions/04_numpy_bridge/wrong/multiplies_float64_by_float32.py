"""x kept its own dtype on its way into torch, and torch does not multiply a float64 matrix by float32 weights. Give x
the dtype of w.

Caught by: test_two_predictions_come_back_as_a_float32_array, test_predictions_have_the_dtype_of_the_weights
"""

import torch


def predictions(x, w):
    return (torch.from_numpy(x) @ w).detach().numpy()
