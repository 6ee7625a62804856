"""Handles faults of memory itself, which holds the kernel up at will."""

import ctypes
import platform


def double(values):
    assert platform.machine() == "x86_64"
    if ctypes.CDLL(None).syscall(323, 1) >= 0:
        print(BITES)
