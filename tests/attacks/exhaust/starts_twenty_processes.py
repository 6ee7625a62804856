"""Starts twenty processes that do nothing but be there."""

import os
import signal


def double(values):
    if os.path.exists("done"):
        return
    open("done", "w").close()
    children = []
    for _ in range(20):
        child = os.fork()
        if child == 0:
            signal.pause()
        children.append(child)
    print(BITES)
    for child in children:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
