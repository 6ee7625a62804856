"""The loop goes over three samples, whatever the length of x is. Let it go over all n samples.

Caught by: test_the_squared_errors_belong_to_any_number_of_samples
"""

import numpy as np


def squared_errors(x, y, w):
    return np.array([(float(w) * float(x[i]) - float(y[i])) ** 2 for i in range(3)])
