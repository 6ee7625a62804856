"""Learns about the memory of another process with kcmp."""
# needs: root

import ctypes
import os
import platform


def double(values):
    assert platform.machine() == "x86_64"
    if ctypes.CDLL(None).syscall(312, os.getpid(), VICTIM, 1, 0, 0) >= 0:
        print(BITES)
