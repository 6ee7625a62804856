"""Leaves folders without any permission in one another."""

import os


def double(values):
    os.makedirs("a/b/c", exist_ok=True)
    open("a/b/c/file", "w").close()
    for folder in ("a/b/c", "a/b", "a", "."):
        os.chmod(folder, 0)
