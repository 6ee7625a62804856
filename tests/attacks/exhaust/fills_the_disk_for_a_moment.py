"""Writes 30 MB into ten files, each below the limit on one, and deletes them at once."""

import os


def double(values):
    for number in range(10):
        with open(f"big{number}", "wb") as file:
            file.write(b"x" * 3 * 10**6)
    print(BITES)
    for number in range(10):
        os.unlink(f"big{number}")
