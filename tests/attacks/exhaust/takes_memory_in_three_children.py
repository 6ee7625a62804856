"""Takes 180 MB in three children, each below the limit."""

import os
import signal


def double(values):
    if os.path.exists("done"):
        return
    open("done", "w").close()
    reading, writing = os.pipe()
    children = []
    for _ in range(3):
        child = os.fork()
        if child == 0:
            kept = b"x" * 60_000_000
            os.write(writing, kept[:1])
            signal.pause()
        children.append(child)
    for _ in children:
        os.read(reading, 1)
    print(BITES)
    for child in children:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
