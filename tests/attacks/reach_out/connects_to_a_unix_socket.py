"""Connects to a Unix socket by its path."""

import socket


def double(values):
    socket.socket(socket.AF_UNIX).connect(SOCKET)
