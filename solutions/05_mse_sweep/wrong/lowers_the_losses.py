"""The losses that were passed in were changed by -=. Search them for the smallest without writing into them.

Caught by: test_every_function_gives_its_result_and_leaves_its_inputs_unchanged
"""

import numpy as np


def best_weight(w, losses):
    losses = np.asarray(losses)
    losses -= losses.min()
    return float(np.asarray(w)[losses == 0.0][0])
