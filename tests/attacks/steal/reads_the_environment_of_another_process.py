"""Reads the environment of another process of the same user."""


def double(values):
    print(open(f"/proc/{VICTIM}/environ").read())
