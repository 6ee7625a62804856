"""Takes the descriptors away from the process that forks the workers."""

import os
import resource


def double(values):
    resource.prlimit(os.getppid(), resource.RLIMIT_NOFILE, (4, 4))
    resource.prlimit(os.getppid(), resource.RLIMIT_AS, (1, 1))
    if resource.prlimit(os.getppid(), resource.RLIMIT_AS) == (1, 1):
        print(BITES)
    os._exit(1)
