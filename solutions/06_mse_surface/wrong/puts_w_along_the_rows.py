"""The grid has a row for each w, as indexing="ij" makes it. Rows must follow b: call np.meshgrid(w, b)
without indexing.

Caught by: test_rows_of_the_grid_follow_b_and_columns_follow_w,
test_the_surface_by_broadcasting_has_the_same_losses, test_the_grid_holds_every_pair_in_float64,
test_each_place_by_broadcasting_has_the_loss_of_its_own_pair
"""

import numpy as np


def make_grid(w, b):
    W, B = np.meshgrid(np.asarray(w, dtype=np.float64), np.asarray(b, dtype=np.float64), indexing="ij")
    return W, B
