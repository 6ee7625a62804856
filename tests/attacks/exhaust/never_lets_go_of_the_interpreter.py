"""Loops in C code that never lets Python's own timers run."""


def double(values):
    return sum(range(10**12))
