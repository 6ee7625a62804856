"""Renames a file outside."""

import os


def double(values):
    os.rename(MARKER + "/existing", MARKER + "/gone")
