"""The two arrays of the grid are in the wrong order: W comes first, then B.

Caught by: test_rows_of_the_grid_follow_b_and_columns_follow_w, test_the_grid_holds_every_pair_in_float64
"""

import numpy as np


def make_grid(w, b):
    W, B = np.meshgrid(np.asarray(w, dtype=np.float64), np.asarray(b, dtype=np.float64))
    return B, W
