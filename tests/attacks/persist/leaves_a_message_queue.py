"""Leaves a message queue of System V with a message in it."""

import ctypes


def double(values):
    library = ctypes.CDLL(None)
    library.msgsnd(library.msgget(int(MARK[-7:], 16), 0o1600), (1).to_bytes(8, "little") + b"hello", 5, 0)
