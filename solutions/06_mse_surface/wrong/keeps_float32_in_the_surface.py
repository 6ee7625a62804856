"""The surface of float32 inputs is float32. Make float64 arrays first; make_grid does it for w and b.

Caught by: test_lists_arrays_and_tensors_give_the_same_surfaces
"""

import numpy as np


def surface_by_broadcasting(x, y, w, b):
    x, y, w, b = (np.asarray(values) for values in (x, y, w, b))
    return ((w[None, :, None] * x + b[:, None, None] - y) ** 2).mean(axis=-1)
