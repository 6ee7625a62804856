"""Cuts a file outside to nothing without opening it."""

import os


def double(values):
    os.truncate(MARKER + "/existing", 0)
