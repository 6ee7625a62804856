"""Connects to an abstract Unix socket, which no path guards."""

import socket


def double(values):
    socket.socket(socket.AF_UNIX).connect("\0" + ABSTRACT)
