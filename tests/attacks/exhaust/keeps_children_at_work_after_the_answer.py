"""Leaves four children at work for 10 s while the next checks run."""

import os
import time


def double(values):
    if not os.path.exists("done"):
        open("done", "w").close()
        for _ in range(4):
            if os.fork() == 0:
                end = time.monotonic() + 10
                while time.monotonic() < end:
                    pass
                os._exit(0)
        print(BITES)
