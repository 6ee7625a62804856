"""Joins the namespaces of another process."""
# needs: root

import ctypes
import os


def double(values):
    if ctypes.CDLL(None).setns(os.pidfd_open(VICTIM), 0x04000000) == 0:
        print(BITES)
