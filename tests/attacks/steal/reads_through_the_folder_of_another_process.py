"""Reads a file at home through the working folder of another process."""

import os


def double(values):
    print(open(f"/proc/{VICTIM}/cwd/{os.path.basename(HOME_FILE)}").read())
