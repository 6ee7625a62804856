"""e^-z was computed for every z, and for z = -800 it is too large for float64. Use an exponential that
never gets a positive number.

Caught by: test_a_logit_of_800_does_not_overflow_and_neither_does_minus_800
"""

import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))
