"""Connects to a server on this machine by TCP over IPv6."""

import socket


def double(values):
    socket.create_connection(("::1", PORT), 1).sendall(b"hello")
