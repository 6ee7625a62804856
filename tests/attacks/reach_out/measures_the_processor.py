"""Opens a counter of the kernel's performance events."""

import ctypes
import platform
import struct


def double(values):
    assert platform.machine() == "x86_64"
    attributes = struct.pack("=IIQQQQQ", 1, 112, 0, 0, 0, 0, 0x61) + bytes(64)
    if ctypes.CDLL(None).syscall(298, attributes, 0, -1, -1, 0) >= 0:
        print(BITES)
