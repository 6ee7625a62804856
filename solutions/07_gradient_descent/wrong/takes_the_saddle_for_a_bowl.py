"""v shrinks as if f were u^2 + v^2. The derivative of -v^2 is -2 v, so a step against it makes v larger: v +
rate * 2 v.

Caught by: test_the_descent_fails_above_the_largest_rate_and_at_a_saddle,
test_the_path_on_the_saddle_stops_or_escapes
"""

import numpy as np


def descend_saddle(u, v, rate, epochs):
    path = []
    for _ in range(epochs):
        u, v = u - rate * 2 * u, v - rate * 2 * v
        path.append([u, v])
    return np.array(path)
