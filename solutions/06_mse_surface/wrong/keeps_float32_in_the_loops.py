"""The losses of float32 data were computed in float32, which keeps only 7 digits; a float64 array does not bring
back the rest. Make float64 arrays of all inputs first.

Caught by: test_lists_arrays_and_tensors_give_the_same_surfaces
"""

import numpy as np


def surface_by_loops(x, y, w, b):
    x, y, w, b = (np.asarray(values) for values in (x, y, w, b))
    rows = [[((weight * x + bias - y) ** 2).mean() for weight in w] for bias in b]
    return np.array(rows, dtype=np.float64)
