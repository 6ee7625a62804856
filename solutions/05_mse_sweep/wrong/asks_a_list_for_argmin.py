"""The losses were a list, and a list has no method argmin. Use np.argmin, or make an array of the losses first.

Caught by: test_the_best_weight_is_neither_the_smallest_loss_nor_its_place,
test_lists_arrays_and_tensors_of_float32_give_results_of_float64
"""

import numpy as np


def best_weight(w, losses):
    return float(np.asarray(w)[losses.argmin()])
