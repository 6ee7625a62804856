"""Reads from /proc/net the paths of other programs' sockets."""


def double(values):
    if SOCKET in open("/proc/net/unix").read():
        print(BITES)
