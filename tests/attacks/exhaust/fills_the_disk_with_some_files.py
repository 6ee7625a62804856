"""Writes 30 MB into ten files, each below the limit on one, and keeps them for a second."""

import time


def double(values):
    for number in range(10):
        with open(f"big{number}", "wb") as file:
            file.write(b"x" * 3 * 10**6)
    time.sleep(1)
    print(BITES)
