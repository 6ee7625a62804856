"""Leaves folders in one another, twelve hundred levels deep."""

import os


def double(values):
    for _ in range(1200):
        os.mkdir("d" * 20)
        os.chdir("d" * 20)
