"""Puts a link to a folder outside in the place of its own folder."""

import os


def double(values):
    own = os.getcwd()
    os.rename(own, own + "-" + MARK)
    os.symlink(MARKER, own)
