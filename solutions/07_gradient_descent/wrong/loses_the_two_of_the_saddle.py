"""The steps are half as long as they should be: the derivatives of u^2 and -v^2 hold a factor 2.

Caught by: test_the_descent_stops_at_the_saddle_or_escapes_from_it, test_the_path_on_the_saddle_is_right_from_anywhere
"""

import numpy as np


def descend_saddle(u, v, rate, epochs):
    path = []
    for _ in range(epochs):
        u, v = u - rate * u, v + rate * v
        path.append([u, v])
    return np.array(path)
