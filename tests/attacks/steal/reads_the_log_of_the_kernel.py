"""Asks the kernel for its log."""
# needs: root

import ctypes


def double(values):
    if ctypes.CDLL(None).klogctl(3, ctypes.create_string_buffer(4096), 4096) > 0:
        print(BITES)
