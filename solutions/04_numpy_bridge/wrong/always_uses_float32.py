"""x was made float32 in any case. The weights may be float64: take the dtype from them.

Caught by: test_predictions_have_the_dtype_of_the_weights
"""

import torch


def predictions(x, w):
    y_hat = torch.from_numpy(x).float() @ w.float()
    return y_hat.detach().numpy()
