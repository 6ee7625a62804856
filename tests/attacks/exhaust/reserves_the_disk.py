"""Reserves 160 MB of the disk without writing them, and keeps them for a second."""

import os
import time


def double(values):
    for number in range(40):
        descriptor = os.open(f"reserved{number}", os.O_CREAT | os.O_WRONLY)
        os.posix_fallocate(descriptor, 0, 4 * 10**6)
        os.close(descriptor)
    time.sleep(1)
    print(BITES)
