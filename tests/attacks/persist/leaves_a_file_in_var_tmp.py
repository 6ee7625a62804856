"""Leaves a file in /var/tmp, which outlives a restart."""


def double(values):
    open("/var/tmp/" + MARK, "w").close()
