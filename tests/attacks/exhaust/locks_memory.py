"""Locks 80 MB in memory, so that they can never be swapped out."""
# needs: root

import ctypes
import mmap


def double(values):
    held = mmap.mmap(-1, 80 * 2**20)
    start = ctypes.addressof(ctypes.c_char.from_buffer(held))
    if ctypes.CDLL(None).mlock(ctypes.c_void_p(start), ctypes.c_size_t(80 * 2**20)) == 0:
        print(BITES)
