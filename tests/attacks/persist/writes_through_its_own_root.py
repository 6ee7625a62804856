"""Writes a file outside through /proc/self/root."""


def double(values):
    open("/proc/self/root" + MARKER + "/new", "w").close()
