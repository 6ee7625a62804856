"""Reads the command line of another process."""


def double(values):
    print(open(f"/proc/{VICTIM}/cmdline").read().split("\0")[-2])
