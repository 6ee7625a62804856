"""Leaves a file in /dev/shm."""


def double(values):
    open("/dev/shm/" + MARK, "w").close()
