"""Stores a key in the kernel."""

import ctypes
import platform


def double(values):
    assert platform.machine() == "x86_64"
    if ctypes.CDLL(None).syscall(248, b"user", MARK.encode(), b"secret", 6, -2) > 0:
        print(BITES)
