"""Leaves a file in /tmp."""


def double(values):
    open("/tmp/" + MARK, "w").close()
