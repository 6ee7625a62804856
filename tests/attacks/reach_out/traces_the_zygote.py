"""Attaches to the process from which later workers are forked."""
# needs: root

import ctypes
import os


def double(values):
    if ctypes.CDLL(None).ptrace(0x4206, os.getppid(), None, None) == 0:
        print(BITES)
