"""The losses were written into w itself. Make a new array for them, np.zeros(len(w)) or a list.

Caught by: test_every_function_gives_its_result_and_leaves_its_inputs_unchanged
"""

import numpy as np


def mse_sweep(x, y, w):
    losses = np.asarray(w, dtype=np.float64)
    for place, weight in enumerate(losses):
        losses[place] = mse(x, y, weight)  # noqa: F821
    return losses
