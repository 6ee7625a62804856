"""Takes an open file from another process with pidfd_getfd."""
# needs: root

import ctypes
import os
import platform


def double(values):
    assert platform.machine() == "x86_64"
    process = os.pidfd_open(VICTIM)
    for number in range(3, 10):
        mine = ctypes.CDLL(None).syscall(438, process, number, 0)
        if mine >= 0:
            print(os.pread(mine, 200, 0))
