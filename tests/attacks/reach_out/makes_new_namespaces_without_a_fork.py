"""Makes a network namespace for its own thread, without a fork."""
# needs: root

import ctypes
import threading


def unshare():
    if ctypes.CDLL(None).unshare(0x40000000) == 0:
        print(BITES)


def double(values):
    thread = threading.Thread(target=unshare)
    thread.start()
    thread.join()
