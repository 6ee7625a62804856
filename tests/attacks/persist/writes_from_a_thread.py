"""Writes a file outside from a thread, after its answer."""

import threading
import time


def write():
    time.sleep(0.002)
    open(MARKER + "/late", "w").close()


def double(values):
    threading.Thread(target=write, daemon=True).start()
    return values


def total(values):
    time.sleep(0.1)
