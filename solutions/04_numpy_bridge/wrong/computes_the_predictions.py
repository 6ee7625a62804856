"""The numbers are right, but the lines were run. Write down what you expect, and then run them to see whether you were
right.

Caught by: test_the_predictions_are_written_down_not_computed
"""

import numpy as np
import torch


def predict_numbers():
    a = np.array([1, 2])
    b = torch.from_numpy(a)
    c = torch.tensor(a)
    d = b.numpy()
    e = d.copy()
    a[0] = 5
    d[1] = 7
    a = a * 10
    return [one.tolist() for one in (a, b, c, d, e)]
