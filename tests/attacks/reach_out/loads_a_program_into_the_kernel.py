"""Makes a map for programs that run in the kernel."""
# needs: root

import ctypes
import platform
import struct


def double(values):
    assert platform.machine() == "x86_64"
    if ctypes.CDLL(None).syscall(321, 0, struct.pack("=IIIII", 2, 4, 4, 1, 0) + bytes(100), 72) >= 0:
        print(BITES)
