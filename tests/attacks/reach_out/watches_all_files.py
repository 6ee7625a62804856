"""Watches the whole file system by fanotify."""
# needs: root

import ctypes
import platform


def double(values):
    assert platform.machine() == "x86_64"
    if ctypes.CDLL(None).syscall(300, 0, 0) >= 0:
        print(BITES)
