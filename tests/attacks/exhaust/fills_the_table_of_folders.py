"""Makes two thousand folders and keeps them for a second."""

import os
import time


def double(values):
    for number in range(2000):
        os.mkdir(f"f{number}")
    time.sleep(1)
    print(BITES)
