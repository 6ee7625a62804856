"""Connects to a Unix socket through a link in its own folder."""

import os
import socket


def double(values):
    os.symlink(SOCKET, "link")
    socket.socket(socket.AF_UNIX).connect("link")
