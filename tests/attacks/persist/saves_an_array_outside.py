"""Writes into a file outside as an array mapped to memory."""

import numpy as np


def double(values):
    mapped = np.memmap(MARKER + "/existing", dtype=np.uint8, mode="r+")
    mapped[:2] = 65
    mapped.flush()
