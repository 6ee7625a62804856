"""Reads the memory of another process with process_vm_readv."""
# needs: root

import ctypes
import platform
import re


class Piece(ctypes.Structure):
    _fields_ = [("start", ctypes.c_void_p), ("length", ctypes.c_size_t)]


def double(values):
    assert platform.machine() == "x86_64"
    for line in open(f"/proc/{VICTIM}/maps"):
        if "[heap]" in line or "[stack]" in line:
            start, end = (int(number, 16) for number in line.split()[0].split("-"))
            buffer = ctypes.create_string_buffer(end - start)
            here, there = Piece(ctypes.addressof(buffer), end - start), Piece(start, end - start)
            ctypes.CDLL(None).syscall(310, VICTIM, ctypes.byref(here), 1, ctypes.byref(there), 1, 0)
            print(re.findall(rb"canary[0-9a-f]{16}", buffer.raw)[:5])
