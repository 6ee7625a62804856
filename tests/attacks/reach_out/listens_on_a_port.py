"""Listens on a port, so that others can reach it."""

import socket


def double(values):
    listening = socket.create_server(("127.0.0.1", 0))
    socket.create_connection(listening.getsockname(), 1)
    print(BITES, listening.accept()[1])
