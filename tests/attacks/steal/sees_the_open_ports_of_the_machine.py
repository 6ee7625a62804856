"""Reads from /proc/net which ports are open on this machine."""


def double(values):
    if f":{PORT:04X} " in open("/proc/net/tcp").read():
        print(BITES)
