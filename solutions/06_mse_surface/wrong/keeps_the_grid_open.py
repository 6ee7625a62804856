"""W is one row and B is one column. They broadcast, but each must be a full array of shape (m, k): leave out
sparse=True.

Caught by: test_rows_of_the_grid_follow_b_and_columns_follow_w, test_the_grid_holds_every_pair_in_float64
"""

import numpy as np


def make_grid(w, b):
    W, B = np.meshgrid(np.asarray(w, dtype=np.float64), np.asarray(b, dtype=np.float64), sparse=True)
    return W, B
