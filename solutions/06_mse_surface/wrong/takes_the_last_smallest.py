"""Of several equally small losses the last was taken. The first counts, row by row: in a loop, only a smaller
loss may replace the best one.

Caught by: test_the_first_of_three_equal_losses_gives_the_best_pair,
test_the_best_pair_is_the_first_with_the_smallest_loss
"""

import numpy as np


def best_parameters(w, b, surface):
    surface = np.asarray(surface)
    row, column = np.argwhere(surface == surface.min())[-1]
    return float(w[column]), float(b[row])
