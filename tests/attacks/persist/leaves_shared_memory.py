"""Leaves a segment of shared memory of System V."""

import ctypes


def double(values):
    ctypes.CDLL(None).shmget(int(MARK[-7:], 16), 4096, 0o1600)
