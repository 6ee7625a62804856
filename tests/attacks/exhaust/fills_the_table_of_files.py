"""Makes two thousand empty files and keeps them for a second."""

import time


def double(values):
    for number in range(2000):
        open(f"f{number}", "w").close()
    time.sleep(1)
    print(BITES)
