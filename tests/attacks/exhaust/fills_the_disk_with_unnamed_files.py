"""Writes 30 MB into files that have no name any more, and keeps them for a second."""

import os
import time


def double(values):
    kept = []
    for number in range(10):
        kept.append(open("gone", "wb", buffering=0))
        os.unlink("gone")
        assert kept[-1].write(b"x" * 3 * 10**6) == 3 * 10**6
    time.sleep(1)
    print(BITES)
