"""Recurses without end in Python."""

import sys

sys.setrecursionlimit(10**9)


def double(values):
    return double(values)
