"""Leaves a file in a folder outside."""


def double(values):
    open(MARKER + "/new", "w").write("was here")
