"""Leaves links to a folder outside, so that the clean-up of its own folder empties that."""

import os


def double(values):
    os.makedirs("a/b", exist_ok=True)
    for link in ("link", "a/link", "a/b/link"):
        if not os.path.lexists(link):
            os.symlink(MARKER, link)
    os.chmod("a/b", 0)
    os.chmod("a", 0)
