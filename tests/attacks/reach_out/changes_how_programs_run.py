"""Switches off the random layout of memory for the programs that it would start."""

import ctypes


def double(values):
    library = ctypes.CDLL(None)
    old = library.personality(0xFFFFFFFF)
    if library.personality(0x0040000) == old and library.personality(0xFFFFFFFF) == 0x0040000:
        print(BITES)
