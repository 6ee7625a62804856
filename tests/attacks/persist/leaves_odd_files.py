"""Leaves pipes, sockets, names with line ends and half characters, and a file with a hole."""

import os
import socket


def double(values):
    for make in (lambda: os.mkfifo("pipe"), lambda: socket.socket(socket.AF_UNIX).bind("socket")):
        try:
            make()
        except OSError:
            pass
    for name in (b"\n\r", b"\xff\xfe", b"-rf", b"x" * 255):
        os.mkdir(name)
