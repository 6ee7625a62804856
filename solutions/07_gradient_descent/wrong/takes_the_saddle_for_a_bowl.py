"""v shrinks as if f were u^2 + v^2. The derivative of -v^2 is -2 v, so a step against it makes v larger.

Caught by: test_the_descent_stops_at_the_saddle_or_escapes_from_it, test_the_path_on_the_saddle_is_right_from_anywhere
"""

import numpy as np


def descend_saddle(u, v, rate, epochs):
    path = []
    for _ in range(epochs):
        u, v = u - rate * 2 * u, v - rate * 2 * v
        path.append([u, v])
    return np.array(path)
