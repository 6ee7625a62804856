"""Fills the pipe of its output and replies without ever ending a line."""

import os


def double(values):
    os.set_blocking(1, False)
    try:
        while True:
            os.write(1, b"  PASS    " * 1000)
    except BlockingIOError:
        return values
