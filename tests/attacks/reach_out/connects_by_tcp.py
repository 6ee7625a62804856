"""Connects to a server on this machine by TCP."""

import socket


def double(values):
    socket.create_connection(("127.0.0.1", PORT), 1).sendall(b"hello")
