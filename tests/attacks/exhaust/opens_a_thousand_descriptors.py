"""Opens a thousand descriptors."""

import os

kept = []


def double(values):
    while len(kept) < 1000:
        kept.append(os.dup(0))
    print(BITES)
