"""The arguments of meshgrid have changed places: its first array runs along the columns. Columns follow w.

Caught by: test_rows_of_the_grid_follow_b_and_columns_follow_w, test_the_grid_holds_every_pair_in_float64
"""

import numpy as np


def make_grid(w, b):
    W, B = np.meshgrid(np.asarray(b, dtype=np.float64), np.asarray(w, dtype=np.float64))
    return W, B
