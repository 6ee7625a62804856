"""Asks whether another student has handed in a file."""

import os


def double(values):
    if os.access(OTHER, os.F_OK):
        print(BITES)
