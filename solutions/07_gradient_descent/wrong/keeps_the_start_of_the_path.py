"""The path has one row too many: it begins with the start. Append (u, v) only after each step.

Caught by: test_the_descent_stops_at_the_saddle_or_escapes_from_it, test_the_path_on_the_saddle_is_right_from_anywhere
"""

import numpy as np


def descend_saddle(u, v, rate, epochs):
    path = [[u, v]]
    for _ in range(epochs):
        u, v = u - rate * 2 * u, v + rate * 2 * v
        path.append([u, v])
    return np.array(path)
