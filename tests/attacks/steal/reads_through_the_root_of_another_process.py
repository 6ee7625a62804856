"""Reads a file at home through /proc/PID/root of another process."""


def double(values):
    print(open(f"/proc/{VICTIM}/root{HOME_FILE}").read())
