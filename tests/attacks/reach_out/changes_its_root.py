"""Makes its own folder the root of a child."""
# needs: root

import os


def double(values):
    child = os.fork()
    if child == 0:
        os.chroot(".")
        print(BITES, flush=True)
        os._exit(0)
    os.waitpid(child, 0)
