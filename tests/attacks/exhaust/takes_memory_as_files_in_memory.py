"""Takes 140 MB as files that exist in memory only."""

import os


def double(values):
    kept = [os.memfd_create(MARK) for _ in range(35)]
    for descriptor in kept:
        assert os.write(descriptor, b"x" * 4_000_000) == 4_000_000
    print(BITES)
    for descriptor in kept:
        os.close(descriptor)
