"""The grid has the dtype of the lists: meshgrid keeps it. Make float64 arrays of w and b first.

Caught by: test_rows_of_the_grid_follow_b_and_columns_follow_w, test_the_grid_holds_every_pair_in_float64
"""

import numpy as np


def make_grid(w, b):
    W, B = np.meshgrid(np.asarray(w), np.asarray(b))
    return W, B
