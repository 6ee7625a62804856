"""The minimum was subtracted from the surface itself by -=, so the caller's array is changed. Make a new array,
or compare with the minimum.

Caught by: test_what_is_passed_in_is_left_unchanged
"""

import numpy as np


def best_parameters(w, b, surface):
    surface = np.asarray(surface)
    surface -= surface.min()
    row, column = np.argwhere(surface == 0)[0]
    return float(w[column]), float(b[row])
