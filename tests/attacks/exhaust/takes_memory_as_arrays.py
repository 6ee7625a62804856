"""Takes 200 MB as NumPy arrays."""

import numpy as np

kept = []


def double(values):
    while len(kept) < 4:
        kept.append(np.ones(6_250_000))
    print(BITES)
