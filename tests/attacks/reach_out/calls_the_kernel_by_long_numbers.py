"""Opens a socket by the numbers of the x32 kind of programs."""

import ctypes
import platform


def double(values):
    assert platform.machine() == "x86_64"
    for number in (41, 0x40000000 + 41):
        if ctypes.CDLL(None).syscall(ctypes.c_long(number), 2, 2, 0) >= 0:
            print(BITES)
