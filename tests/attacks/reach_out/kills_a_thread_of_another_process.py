"""Kills another process by its only thread, with tgkill."""

import ctypes
import platform


def double(values):
    assert platform.machine() == "x86_64"
    ctypes.CDLL(None).syscall(234, VICTIM, VICTIM, 15)
