"""Only the last point came back. Append a row to the path inside the loop, after each step.

Caught by: test_the_descent_stops_at_the_saddle_or_escapes_from_it, test_the_path_on_the_saddle_is_right_from_anywhere
"""

import numpy as np


def descend_saddle(u, v, rate, epochs):
    path = []
    for _ in range(epochs):
        u, v = u - rate * 2 * u, v + rate * 2 * v
    path.append([u, v])
    return np.array(path)
