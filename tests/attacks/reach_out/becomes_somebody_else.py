"""Takes another user's rights in a child."""
# needs: root

import os


def double(values):
    child = os.fork()
    if child == 0:
        os.setresuid(65534, 65534, 65534)
        print(BITES, flush=True)
        os._exit(0)
    os.waitpid(child, 0)
