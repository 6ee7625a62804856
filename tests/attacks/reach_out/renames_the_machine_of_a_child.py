"""Gives the machine another name, in namespaces of a child."""

import ctypes
import os
import socket


def double(values):
    child = os.fork()
    if child == 0:
        if ctypes.CDLL(None).unshare(0x14000000) == 0 and ctypes.CDLL(None).sethostname(b"mine", 4) == 0:
            print(BITES, socket.gethostname(), flush=True)
        os._exit(0)
    os.waitpid(child, 0)
