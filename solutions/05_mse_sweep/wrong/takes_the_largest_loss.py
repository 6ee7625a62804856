"""This is the weight with the largest loss. A good weight has a small loss.

Caught by: test_the_best_weight_is_neither_the_smallest_loss_nor_its_place,
test_the_best_weight_is_the_first_with_the_smallest_loss,
test_lists_arrays_and_tensors_of_float32_give_results_of_float64,
test_every_function_gives_its_result_and_leaves_its_inputs_unchanged
"""

import numpy as np


def best_weight(w, losses):
    return float(np.asarray(w)[np.argmax(np.asarray(losses))])
