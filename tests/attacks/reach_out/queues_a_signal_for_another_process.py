"""Queues a signal with a value for another process."""

import ctypes


def double(values):
    ctypes.CDLL(None).sigqueue(VICTIM, 15, ctypes.c_void_p(1))
