"""The grid has a row for each w, as indexing="ij" makes it. Rows must follow b: leave out indexing.

Caught by: test_rows_of_the_grid_follow_b_and_columns_follow_w, test_the_grid_holds_every_pair_in_float64
"""

import numpy as np


def make_grid(w, b):
    W, B = np.meshgrid(np.asarray(w, dtype=np.float64), np.asarray(b, dtype=np.float64), indexing="ij")
    return W, B
