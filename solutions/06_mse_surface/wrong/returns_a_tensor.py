"""The loss is a tensor without dimensions, not a Python float. Call .item() on it or wrap it in float(...).

Caught by: test_the_loss_at_weight_one_and_bias_seven_is_fourteen_thirds,
test_the_loss_is_the_mean_over_any_number_of_samples
"""

import numpy as np
import torch


def mse(x, y, w, b):
    x, y = (torch.tensor(np.asarray(values), dtype=torch.float64) for values in (x, y))
    return ((w * x + b - y) ** 2).mean()
