"""Deletes a file outside."""

import os


def double(values):
    os.unlink(MARKER + "/existing")
