"""Leaves a POSIX message queue."""

import ctypes
import os


def double(values):
    ctypes.CDLL("librt.so.1").mq_open(b"/" + MARK.encode(), os.O_CREAT | os.O_RDWR, 0o600, None)
