"""Takes 140 MB as files in /dev/shm."""

import os


def double(values):
    files = [f"/dev/shm/{MARK}-{number}" for number in range(35)]
    for file in files:
        open(file, "wb").write(b"x" * 4_000_000)
    print(BITES)
    for file in files:
        os.unlink(file)
