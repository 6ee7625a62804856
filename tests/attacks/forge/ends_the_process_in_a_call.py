"""Ends its process with status 0 in the middle of a call."""

import os


def double(values):
    os._exit(0)


total = Counter = double
